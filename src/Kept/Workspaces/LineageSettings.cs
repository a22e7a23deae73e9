namespace Kept.Workspaces;

/// <summary>Where the events of a run are sent: the section <c>openlineage</c> of kept.yml. The environment's OPENLINEAGE_ variables win over it.</summary>
public sealed record LineageSettings
{
    /// <summary>The server, http or https; null: none.</summary>
    public Uri? Url { get; init; }

    /// <summary>The path on the server; null: <c>api/v1/lineage</c>.</summary>
    public string? Endpoint { get; init; }

    /// <summary>The namespace of the jobs; null: the workspace's name.</summary>
    public string? Namespace { get; init; }

    /// <summary>The file to append to, absolute; null: none. Default: <c>target/openlineage.ndjson</c> in the workspace.</summary>
    public string? File { get; init; }

    internal static LineageSettings Read(YamlValue? section, string root)
    {
        var file = Path.Combine(root, "target", "openlineage.ndjson");
        if (section is null)
        {
            return new LineageSettings { File = file };
        }

        var map = section.Map.Only("url", "endpoint", "namespace", "file");
        return new LineageSettings
        {
            Url = map["url"] is { } url ? ReadUrl(url) : null,
            Endpoint = map["endpoint"]?.Text,
            Namespace = map["namespace"]?.Text,
            File = map["file"] switch { null => file, { Text: "none" } => null, var own => Path.GetFullPath(own.Text, root) },
        };
    }

    static Uri ReadUrl(YamlValue url) => Uri.TryCreate(url.Text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.UserInfo.Length == 0
        ? uri
        : throw url.Error("url: expected an address that begins with http:// or https:// and holds no password; a key is given by OPENLINEAGE_API_KEY");
}
