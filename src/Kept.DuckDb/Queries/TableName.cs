using System.Text.Json;
using Kept.Questions;

namespace Kept.DuckDb.Queries;

/// <summary>A table as a query names it. A name that could be a file's is refused before the engine looks for the file.</summary>
sealed record TableName(string Catalog, string Schema, string Table)
{
    public bool IsQualified => Schema.Length > 0 || Catalog.Length > 0;

    public static TableName Read(JsonElement table) =>
        new(Part(table, "catalog_name"), Part(table, "schema_name"), Part(table, "table_name"));

    public void RequirePlain()
    {
        foreach (var part in new[] { Catalog, Schema, Table })
        {
            if (!part.All(c => char.IsLetterOrDigit(c) || c is '_' or ' ' or '$'))
            {
                throw new QueryRefusedException(
                    $"A query reads tables, not files: {part} is not a table's name. To load a file, describe it as a feed (kept feed add) and run kept run.");
            }
        }
    }

    static string Part(JsonElement table, string property) => table.GetProperty(property).GetString() ?? "";
}
