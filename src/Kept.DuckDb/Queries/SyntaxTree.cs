using System.Text.Json;
using Kept.Questions;
using Kept.Warehouses;

namespace Kept.DuckDb.Queries;

/// <summary>One query as DuckDB's own parser reads it.</summary>
sealed record SyntaxTree(JsonElement Root)
{
    static readonly JsonDocumentOptions Deep = new() { MaxDepth = 2000 };

    /// <summary>Whether the query is describe, show or summarize.</summary>
    public bool IsDescription =>
        Root.TryGetProperty("node", out var node) && node.TryGetProperty("from_table", out var from)
        && from.TryGetProperty("type", out var type) && type.GetString() == "SHOW_REF";

    public static async Task<SyntaxTree> ParseAsync(Warehouse warehouse, string query, CancellationToken cancellation)
    {
        if (query.Contains('\0', StringComparison.Ordinal))
        {
            throw new QueryRefusedException("The query holds a zero character, which ends a text for the engine: remove it.");
        }

        var sql = $"select system.main.json_serialize_sql({warehouse.Dialect.Literal(query)}::varchar)::varchar";
        var json = await warehouse.ScalarAsync<string>(sql, cancellation);
        return new SyntaxTree(Only(Read(json!), query));
    }

    static JsonElement Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Deep);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            throw new QueryRefusedException("The query is nested too deeply to be checked: split it into common table expressions.");
        }
    }

    static JsonElement Only(JsonElement answer, string query)
    {
        if (answer.GetProperty("error").GetBoolean())
        {
            throw SyntaxProblem.From(answer, query);
        }

        var statements = answer.GetProperty("statements");
        return statements.GetArrayLength() == 1
            ? statements[0]
            : throw new QueryRefusedException($"Expected one query, found {statements.GetArrayLength()}.");
    }
}
