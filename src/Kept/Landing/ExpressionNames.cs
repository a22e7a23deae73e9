using System.Text.Json;
using Kept.Feeds;
using Kept.Warehouses;

namespace Kept.Landing;

/// <summary>
/// The columns that a feed's SQL expressions name. JSON says its columns record by record: one that an expression reads may
/// stand in none of those that were looked at.
/// </summary>
static class ExpressionNames
{
    /// <summary>The names, as the engine's own parser reads them; of an expression that is no SQL, none.</summary>
    public static async Task<IReadOnlyList<string>> OfAsync(Warehouse warehouse, Feed feed, CancellationToken cancellation)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var expression in feed.Expressions)
        {
            var syntax = await warehouse.ScalarAsync<string>($"select json_serialize_sql({Sql.Text($"select {expression}")})::varchar", cancellation);
            using var document = JsonDocument.Parse(syntax!);
            names.UnionWith(In(document.RootElement));
        }

        return [.. names];
    }

    /// <summary>Says which column an expression reads in vain, once the engine has refused the expressions.</summary>
    /// <exception cref="LandingException">There is one.</exception>
    public static async Task MustExistAsync(Warehouse warehouse, SourceFile file, SourceRows rows, CancellationToken cancellation)
    {
        var names = await OfAsync(warehouse, file.Feed, cancellation);
        if (names.Except(rows.Columns, StringComparer.OrdinalIgnoreCase).FirstOrDefault() is { } gone)
        {
            throw new LandingException(file.Shown,
                $"{Suggestion.Unknown("column", gone, rows.Columns)}. An expression of the feed reads it ({file.Feed.File}); correct the expression");
        }
    }

    static IEnumerable<string> In(JsonElement node) => node.ValueKind switch
    {
        JsonValueKind.Object when node.TryGetProperty("column_names", out var names) && names.GetArrayLength() == 1 => [names[0].GetString()!],
        JsonValueKind.Object => node.EnumerateObject().SelectMany(member => In(member.Value)),
        JsonValueKind.Array => node.EnumerateArray().SelectMany(In),
        _ => [],
    };
}
