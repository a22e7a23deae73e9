using Kept.Warehouses;

namespace Kept.Postgres.Queries;

/// <summary>
/// A query whose rows are to be had in another engine: what the server is asked, and how the rows are read there. Values that
/// the driver cannot hold (a year before the first, infinity, a list) pass as texts, and those of time become again what they were.
/// </summary>
/// <param name="Sql">The query for the server; its columns are c0, c1 and so on, because names may stand twice.</param>
/// <param name="Columns">The columns by their names and types, as SQL over the taken table.</param>
public sealed record CarriedQuery(string Sql, IReadOnlyList<string> Columns)
{
    static readonly HashSet<string> Plain = ["bigint", "integer", "smallint", "double precision", "real", "boolean", "text", "character varying", "character", "json"];

    /// <summary>The query, column by column as its type asks for.</summary>
    public static async Task<CarriedQuery> OfAsync(Warehouse warehouse, string query, CancellationToken cancellation)
    {
        var columns = await warehouse.DescribeAsync(query, cancellation);
        var given = string.Join(", ", columns.Select((column, i) => $"{Given($"c{i}", column.Type)} as c{i}"));
        var names = string.Join(", ", columns.Select((_, i) => $"c{i}"));
        return new CarriedQuery(
            $"select {given} from (\n{query}\n) as kept_carried ({names})",
            [.. columns.Select((column, i) => $"{Taken($"c{i}", column.Type)} as {warehouse.Dialect.Quote(column.Name)}")]);
    }

    /// <summary>A decimal without bounds, as an average is, becomes a double, as the embedded engine's averages are.</summary>
    static string Given(string name, string type) =>
        Plain.Contains(type.Split('(')[0]) || type.StartsWith("numeric(", StringComparison.Ordinal) ? name
        : type == "numeric" ? $"cast({name} as double precision)"
        : IsDay(type) ? $"regexp_replace(cast({name} as text), '^(\\S+)( \\S+)? BC$', '\\1 (BC)\\2')"
        : $"cast({name} as text)";

    static string Taken(string name, string type) =>
        IsDay(type) || type == "time without time zone" ? $"cast({name} as {type})" : name;

    static bool IsDay(string type) => type is "date" || type.StartsWith("timestamp", StringComparison.Ordinal);
}
