using System.Text.RegularExpressions;

namespace Kept.Workspaces;

/// <summary>
/// Where a database server is, as people write it: <c>postgres://user@host:port/database?sslmode=require</c>. It never holds
/// a password, so that it can be shown.
/// </summary>
public sealed partial record ServerUrl
{
    /// <summary>Who logs in; null for whom the environment names.</summary>
    public string? User { get; init; }

    /// <summary>The server's name, address, or the directory of its socket; null for the one that the environment names.</summary>
    public string? Host { get; init; }

    /// <summary>The server's port; null for the usual one.</summary>
    public int? Port { get; init; }

    /// <summary>The database.</summary>
    public required string Database { get; init; }

    /// <summary>What stands behind the question mark, by name.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    /// <summary>As it was written.</summary>
    public required string Text { get; init; }

    /// <summary>The server and the database, without who logs in and how.</summary>
    public string Place => $"postgres://{Host ?? Parameters.GetValueOrDefault("host") ?? "localhost"}{(Port is null ? "" : $":{Port}")}/{Database}";

    /// <summary>The file that says it.</summary>
    public required string File { get; init; }

    /// <summary>The line of that file, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>Whether a text is meant as one.</summary>
    public static bool IsOne(string text) => Scheme.IsMatch(text);

    /// <summary>Reads one.</summary>
    /// <exception cref="ConfigurationException">It cannot be meant, or holds a password.</exception>
    internal static ServerUrl Read(YamlValue yaml)
    {
        var parts = Form.Match(yaml.Text);
        if (parts.Groups["password"].Success || yaml.Text.Contains("password=", StringComparison.OrdinalIgnoreCase))
        {
            throw yaml.Error("a password does not belong into this file; take it out, and put it into the environment (PGPASSWORD) or into ~/.pgpass");
        }

        if (!parts.Success)
        {
            throw yaml.Error("expected postgres://user@host:port/database");
        }

        return new ServerUrl
        {
            User = Part(parts, "user"),
            Host = Part(parts, "host")?.Trim('[', ']'),
            Port = Part(parts, "port") is { } port ? int.Parse(port, null) : null,
            Database = Part(parts, "database") ?? throw yaml.Error("the database is missing; expected postgres://user@host:port/database"),
            Parameters = ParametersOf(parts.Groups["parameters"].Value),
            Text = yaml.Text,
            File = yaml.File,
            Line = yaml.Line,
        };
    }

    /// <summary>What is wrong with it, said with its place.</summary>
    public ConfigurationException Error(string problem) => new(File, Line, problem);

    /// <inheritdoc />
    public override string ToString() => Text;

    static string? Part(Match parts, string name) => parts.Groups[name] is { Success: true, Value: { Length: > 0 } value } ? Uri.UnescapeDataString(value) : null;

    static Dictionary<string, string> ParametersOf(string text) => text.Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=', 2)).GroupBy(pair => pair[0]).ToDictionary(pairs => pairs.Key, pairs => Uri.UnescapeDataString(pairs.Last() is [_, var value] ? value : ""));

    [GeneratedRegex("^postgres(ql)?://", RegexOptions.IgnoreCase)]
    static partial Regex Scheme { get; }

    [GeneratedRegex(@"^postgres(ql)?://((?<user>[^@:/?#]*)(:(?<password>[^@/?#]*))?@)?(?<host>\[[0-9a-fA-F:.]+\]|[^:/?#@]*)(:(?<port>\d{1,5}))?(/(?<database>[^/?#]*))?(\?(?<parameters>[^#]*))?$", RegexOptions.IgnoreCase)]
    static partial Regex Form { get; }
}
