using Kept.Workspaces;

namespace Kept.Contracts;

/// <summary>The spellings of column types, as the engines and dbt have them.</summary>
static class ColumnTypes
{
    static readonly Dictionary<string, ColumnType> Spellings = new(StringComparer.OrdinalIgnoreCase)
    {
        ["text"] = ColumnType.Text,
        ["varchar"] = ColumnType.Text,
        ["character varying"] = ColumnType.Text,
        ["string"] = ColumnType.Text,
        ["bigint"] = ColumnType.Integer,
        ["integer"] = ColumnType.Integer,
        ["int"] = ColumnType.Integer,
        ["smallint"] = ColumnType.Integer,
        ["double"] = ColumnType.Number,
        ["double precision"] = ColumnType.Number,
        ["float"] = ColumnType.Number,
        ["real"] = ColumnType.Number,
        ["numeric"] = ColumnType.Number,
        ["decimal"] = ColumnType.Number,
        ["date"] = ColumnType.Date,
        ["time"] = ColumnType.Time,
        ["timestamp"] = ColumnType.Timestamp,
        ["timestamp without time zone"] = ColumnType.Timestamp,
        ["boolean"] = ColumnType.Boolean,
        ["bool"] = ColumnType.Boolean,
        ["json"] = ColumnType.Json,
        ["jsonb"] = ColumnType.Json,
    };

    /// <summary>The type of a spelling; null when it is none of the contract's.</summary>
    public static ColumnType? Find(string spelling) => Spellings.TryGetValue(spelling.Split('(')[0].Trim(), out var known) ? known : null;

    /// <summary>Reads a data_type; a length or precision in brackets is not looked at.</summary>
    public static ColumnType Read(YamlValue type) => Find(type.Text)
        ?? throw type.Error(Suggestion.Unknown("type", type.Text, Spellings.Keys));
}
