using Kept.Workspaces;

namespace Kept.OpenLineage;

/// <summary>Where events go, and by which names: kept.yml, and over it OpenLineage's own environment variables.</summary>
public sealed record EventTarget
{
    /// <summary>The address that each event is posted to; null: none.</summary>
    public Uri? Address { get; init; }

    /// <summary>The key that the server wants; null: none. It is never told.</summary>
    public string? ApiKey { get; init; }

    /// <summary>The file to append to, absolute; null: none.</summary>
    public string? File { get; init; }

    /// <summary>The namespace of the jobs.</summary>
    public required string Namespace { get; init; }

    /// <summary>Whether events go anywhere.</summary>
    public bool IsWanted => Address is not null || File is not null;

    /// <summary>The target of a workspace.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="environment">The value of an environment variable; null when it is not set.</param>
    /// <exception cref="ConfigurationException">OPENLINEAGE_URL is no address.</exception>
    public static EventTarget Of(Workspace workspace, Func<string, string?> environment)
    {
        string? Set(string name) => environment(name) is { Length: > 0 } value ? value : null;

        var settings = workspace.Lineage;
        var name = Set("OPENLINEAGE_NAMESPACE") ?? settings.Namespace ?? workspace.Name;
        if (string.Equals(Set("OPENLINEAGE_DISABLED"), "true", StringComparison.OrdinalIgnoreCase))
        {
            return new EventTarget { Namespace = name };
        }

        var url = Set("OPENLINEAGE_URL") is { } text ? ReadUrl(text) : settings.Url;
        return new EventTarget
        {
            Address = url is null ? null : new Uri(new Uri(url.GetLeftPart(UriPartial.Path).TrimEnd('/') + "/"), (Set("OPENLINEAGE_ENDPOINT") ?? settings.Endpoint ?? "api/v1/lineage").TrimStart('/')),
            ApiKey = Set("OPENLINEAGE_API_KEY"),
            File = settings.File,
            Namespace = name,
        };
    }

    /// <summary>The text itself is not told: an address may hold a password.</summary>
    static Uri ReadUrl(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.UserInfo.Length == 0
        ? uri
        : throw new ConfigurationException("OPENLINEAGE_URL", 0, "expected an address that begins with http:// or https:// and holds no password; a key is given by OPENLINEAGE_API_KEY");
}
