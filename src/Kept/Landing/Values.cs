using Kept.Contracts;
using Kept.Warehouses;

namespace Kept.Landing;

/// <summary>Texts read as the contract's types; what cannot be read is null.</summary>
static class Values
{
    const string HasOffset = "'[0-9]:[0-9]{2}(:[0-9]{2}([.,][0-9]+)?)? ?(Z|z|[+-][0-9]{2}(:?[0-9]{2})?)$'";

    /// <summary>A text converted by the engine, which takes more than the contract does; null where the text itself is the value.</summary>
    /// <param name="type">The contract's type.</param>
    /// <param name="text">A SQL text.</param>
    /// <param name="formats">strptime formats, tried in order; empty: ISO 8601.</param>
    /// <param name="zone">The feed's zone; a text with an offset is turned to its local time. Null: offsets are not looked at.</param>
    public static string? Cast(ColumnType type, string text, IReadOnlyList<string> formats, string? zone) => type switch
    {
        ColumnType.Text or ColumnType.Json => null,
        ColumnType.Integer => $"try_cast({text} as bigint)",
        ColumnType.Number => $"try_cast({text} as double)",
        ColumnType.Boolean => $"try_cast({text} as boolean)",
        _ => Moment(Engine(type), text, formats, zone),
    };

    /// <summary>The value of a text in a type.</summary>
    /// <param name="type">The contract's type.</param>
    /// <param name="text">A SQL text.</param>
    /// <param name="cast">Its <see cref="Cast"/>.</param>
    public static string Read(ColumnType type, string text, string cast) => type switch
    {
        ColumnType.Text or ColumnType.Json => text,
        ColumnType.Integer or ColumnType.Boolean => cast,
        ColumnType.Number => $"case when isfinite({cast}) then {cast} end",
        _ => Within(type, cast),
    };

    /// <summary>What a text of this type must look like, for a rule's reason.</summary>
    public static string Expected(ColumnType type, IReadOnlyList<string> formats) => type switch
    {
        ColumnType.Integer => "expected a whole number",
        ColumnType.Number => "expected a number",
        ColumnType.Boolean => "expected true or false",
        _ when formats.Count > 0 => $"expected a {Engine(type)} as {string.Join(" or ", formats)}",
        ColumnType.Time => "expected a time before 24:00 as ISO 8601",
        _ => $"expected a {Engine(type)} of the years 1 to 9999 as ISO 8601",
    };

    /// <summary>The engine also reads <c>infinity</c>, years that no calendar key can hold, and 24:00, which belongs to the next day.</summary>
    static string Within(ColumnType type, string moment) => type switch
    {
        ColumnType.Date => $"case when {moment} between date '0001-01-01' and date '9999-12-31' then {moment} end",
        ColumnType.Time => $"case when {moment} < time '24:00:00' then {moment} end",
        _ => $"case when {moment} between timestamp '0001-01-01' and timestamp '9999-12-31 23:59:59.999999' then {moment} end",
    };

    static string Moment(string type, string text, IReadOnlyList<string> formats, string? zone)
    {
        if (formats.Count > 0)
        {
            return Local(zone, formats.Any(format => format.Contains("%z", StringComparison.Ordinal)),
                $"try_strptime({text}, {Sql.TextList(formats)})") + $"::{type}";
        }

        return zone is null
            ? $"try_cast({text} as {type})"
            : $"case when regexp_matches({text}, {HasOffset}) then timezone({Sql.Text(zone)}, try_cast({text} as timestamptz))::{type} else try_cast({text} as {type}) end";
    }

    static string Local(string? zone, bool isInstant, string moment) =>
        zone is not null && isInstant ? $"timezone({Sql.Text(zone)}, {moment}::timestamptz)" : moment;

    static string Engine(ColumnType type) => type switch
    {
        ColumnType.Date => "date",
        ColumnType.Time => "time",
        _ => "timestamp",
    };
}
