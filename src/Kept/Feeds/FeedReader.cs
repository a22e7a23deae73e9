using Kept.Contracts;
using Kept.Workspaces;

namespace Kept.Feeds;

/// <summary>The reading of one feed definition.</summary>
public static class FeedReader
{
    /// <summary>The keys of a definition.</summary>
    internal static IReadOnlyList<string> Keys { get; } =
    [
        "path", "table", "query", "cursor", "overlap", "format", "source", "encoding", "delimiter", "quote", "header", "columns", "nulls",
        "records", "zone", "rows", "delete_when", "entities",
    ];

    static readonly Dictionary<string, RowMeaning> Meanings = new()
    {
        ["upsert"] = RowMeaning.Upsert,
        ["snapshot"] = RowMeaning.Snapshot,
    };

    /// <summary>Reads a feed definition and holds it against the contract.</summary>
    /// <param name="path">The definition file; its name without the ending is the feed's.</param>
    /// <param name="contract">The entities and columns that a feed can deliver.</param>
    /// <param name="file">The file as the person would name it; the path when null.</param>
    /// <exception cref="ConfigurationException">The definition says something that cannot be meant.</exception>
    public static Feed Read(string path, Contract contract, string? file = null) =>
        Read(Path.GetFileNameWithoutExtension(path), StrictYaml.Load(path, file), contract);

    /// <summary>Reads a feed definition from its text.</summary>
    /// <exception cref="ConfigurationException">The definition says something that cannot be meant.</exception>
    public static Feed Parse(string name, string yaml, Contract contract, string file) =>
        Read(name, StrictYaml.Parse(yaml, file), contract);

    static Feed Read(string name, YamlMap yaml, Contract contract)
    {
        yaml.Only(Keys);
        var table = TableReader.Read(yaml);
        return new Feed
        {
            Name = name,
            File = yaml.File,
            Path = table?.Shown ?? NotEmpty(yaml.Require("path")),
            Table = table,
            PathLine = yaml.LineOf("path"),
            Source = yaml["source"] is { } source ? SourceName.Read(source) : null,
            Format = FormatReader.Read(yaml),
            Zone = yaml["zone"] is { } zone ? TimeZones.Read(zone) : null,
            Rows = yaml["rows"]?.OneOf("meaning of rows", Meanings) ?? RowMeaning.Upsert,
            DeleteWhen = yaml["delete_when"] is { } condition ? NotEmpty(condition) : null,
            DeleteWhenLine = yaml.LineOf("delete_when"),
            Entities = MappingReader.Read(yaml, contract),
        };
    }

    static string NotEmpty(YamlValue value) => value.Text.Trim() is { Length: > 0 } text
        ? text
        : throw value.Error("found an empty text, expected a value");
}
