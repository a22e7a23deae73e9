using System.Text.RegularExpressions;

namespace Kept.Warehouses;

/// <summary>Spark's spelling, for texts that are sent to a cluster.</summary>
public sealed partial class SparkDialect : Dialect
{
    /// <inheritdoc />
    public override string Name => "spark";

    /// <inheritdoc />
    public override string Quote(string identifier) => $"`{identifier.Replace("`", "``", StringComparison.Ordinal)}`";

    /// <inheritdoc />
    public override string Literal(string? text) => text is null ? "null" : $"'{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'";

    /// <inheritdoc />
    public override string HasMember(string json, string name) => $"get_json_object({json}, {Literal($"$.{name}")}) is not null";

    /// <inheritdoc />
    public override string TypeName(string type) => type.ToLowerInvariant() switch
    {
        "varchar" or "text" or "character varying" => "string",
        "double precision" => "double",
        "timestamp without time zone" => "timestamp",
        _ => type,
    };

    /// <summary>Spark has names between backticks, texts between double quotes too, and no varchar without a length.</summary>
    public override string Respell(string sql) => Token().Replace(sql, token => token.Value switch
    {
        ['"', .. var name, '"'] => Quote(name.Replace("\"\"", "\"", StringComparison.Ordinal)),
        ['\'', ..] or ['-', '-', ..] or ['/', '*', ..] => token.Value,
        _ => $"as {TypeName(token.Groups["type"].Value)}",
    });

    [GeneratedRegex("""'([^']|'')*'|--[^\n]*|/\*.*?\*/|"([^"]|"")*"|\bas\s+(?<type>varchar|text|double precision|timestamp without time zone)\b(?!\s*\()""", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Token();
}
