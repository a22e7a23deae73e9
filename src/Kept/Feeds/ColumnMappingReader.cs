using Kept.Contracts;
using Kept.Workspaces;

namespace Kept.Feeds;

/// <summary>The reading of how one contract column is found: the name of a source column, or a map that says more.</summary>
static class ColumnMappingReader
{
    /// <summary>The keys of a column's map.</summary>
    public static IReadOnlyList<string> Keys { get; } = ["from", "value", "sql", "default", "optional", "format", "map", "source"];

    static readonly string[] Origins = ["from", "value", "sql"];

    /// <summary>Reads the mapping of one column.</summary>
    public static ColumnMapping Read(YamlEntry entry, ContractColumn column)
    {
        if (!entry.Value.IsMap)
        {
            return new ColumnMapping { Column = column.Name, Line = entry.Line, From = FromOf(entry) };
        }

        var yaml = entry.Value.Map.Only(Keys);
        Check(entry, yaml, column);
        return Build(entry, yaml, column);
    }

    static string FromOf(YamlEntry entry) => entry.Value.IsNull
        ? throw entry.Error($"{entry.Key}: found nothing, expected a source column's name or a map with from, value or sql")
        : entry.Value.Text;

    static ColumnMapping Build(YamlEntry entry, YamlMap yaml, ContractColumn column) => new()
    {
        Column = column.Name,
        Line = entry.Line,
        From = yaml["from"]?.Text,
        Value = yaml["value"]?.Text,
        Sql = yaml["sql"]?.Text,
        Default = yaml["default"]?.Text,
        Optional = yaml["optional"]?.Boolean ?? false,
        Formats = yaml["format"]?.Texts ?? [],
        Map = yaml["map"]?.Map.Entries.Select(pair => KeyValuePair.Create(pair.Key, pair.Value.Text)).ToList() ?? [],
        Source = yaml["source"] is { } source ? SourceName.Read(source) : null,
    };

    static void Check(YamlEntry entry, YamlMap yaml, ContractColumn column)
    {
        var origins = Array.FindAll(Origins, key => yaml[key] is not null);
        if (origins.Length != 1)
        {
            var found = origins.Length == 0 ? "none of them" : string.Join(" and ", origins);
            throw entry.Error($"{entry.Key}: found {found}, expected exactly one of from, value and sql");
        }

        CheckOrigin(yaml, origins[0]);
        CheckType(yaml, column);
    }

    static void CheckOrigin(YamlMap yaml, string origin)
    {
        Refuse(yaml, "optional", origin != "from", $"says that a source column may be missing; found beside {origin}:, expected from:");
        Refuse(yaml, "default", origin == "value", "is never used beside value:; keep one of them");
        Refuse(yaml, "map", origin == "value", "replaces what a source says; found beside value:, expected from: or sql:");
    }

    static void CheckType(YamlMap yaml, ContractColumn column)
    {
        var hasFormat = column.Type is ColumnType.Date or ColumnType.Time or ColumnType.Timestamp;
        Refuse(yaml, "format", !hasFormat, $"is for dates and times; the column '{column.Name}' is {column.DeclaredType}");
        Refuse(yaml, "source", !column.IsId, $"says whose id it is; the column '{column.Name}' is not an id");
        if (hasFormat && yaml["format"] is { } format && format.Texts.FirstOrDefault(text => !text.Contains('%', StringComparison.Ordinal)) is { } strange)
        {
            throw format.Error($"format: found '{strange}', expected a format such as \"%d/%m/%Y\" or \"%H:%M\"");
        }
    }

    static void Refuse(YamlMap yaml, string key, bool isWrong, string why)
    {
        if (isWrong && yaml[key] is not null)
        {
            throw yaml.Error(key, $"{key}: {why}");
        }
    }
}
