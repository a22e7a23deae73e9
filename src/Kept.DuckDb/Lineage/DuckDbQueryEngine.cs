using System.Text.Json;
using Kept.Lineage;
using Kept.Lineage.Syntax;
using Kept.Models;
using Kept.Warehouses;

namespace Kept.DuckDb.Lineage;

/// <summary>DuckDB in memory as the reader of SQL: its parser gives the tree, and its binder the columns of empty tables.</summary>
public sealed class DuckDbQueryEngine : IQueryEngine
{
    static readonly JsonDocumentOptions Deep = new() { MaxDepth = 2000 };

    readonly DuckDbWarehouse warehouse;
    readonly HashSet<string> aggregates;
    readonly HashSet<string> schemas = [];

    DuckDbQueryEngine(DuckDbWarehouse warehouse, string version, IEnumerable<string> aggregates)
    {
        Version = version;
        this.warehouse = warehouse;
        this.aggregates = new HashSet<string>(aggregates, StringComparer.OrdinalIgnoreCase);
    }

    /// <inheritdoc />
    public string Version { get; }

    /// <summary>Opens an engine that knows no table yet.</summary>
    public static async Task<DuckDbQueryEngine> OpenAsync(CancellationToken cancellation)
    {
        var warehouse = await DuckDbWarehouse.OpenAsync(new DuckDbOptions { Threads = 1 }, cancellation);
        var version = await warehouse.ScalarAsync<string>("select version()", cancellation);
        var aggregates = await warehouse.QueryAsync("select distinct function_name from duckdb_functions() where function_type = 'aggregate'", cancellation);
        return new DuckDbQueryEngine(warehouse, version!.TrimStart('v'), aggregates.Rows.Select(row => (string)row[0]!));
    }

    /// <inheritdoc />
    public async Task<Query> ParseAsync(string sql, CancellationToken cancellation)
    {
        var text = sql.Trim().TrimEnd(';');
        var serialize = $"select json_serialize_sql({Sql.Text(text)}::varchar, skip_null := true, skip_empty := true, skip_default := true)::varchar";
        using var tree = JsonDocument.Parse((await warehouse.ScalarAsync<string>(serialize, cancellation))!, Deep);
        var root = tree.RootElement;
        if (root.GetProperty("error").GetBoolean())
        {
            throw new KeptException($"DuckDB cannot take it apart: {root.Text("error_message")}");
        }

        var statements = root.GetProperty("statements");
        return statements.GetArrayLength() == 1
            ? new QueryReader(new ExpressionReader(aggregates), new SelectTexts(text)).Read(statements[0].GetProperty("node"))
            : throw new KeptException($"found {statements.GetArrayLength()} statements, expected one query");
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<Column>> DeclareAsync(TableName table, IReadOnlyList<Column> columns, CancellationToken cancellation)
    {
        var list = columns.Select(column => $"{Sql.Name(column.Name)} {column.DataType ?? "varchar"}");
        return CreateAsync(table, $"({string.Join(", ", list)})", cancellation);
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<Column>> DeclareAsync(TableName table, string sql, CancellationToken cancellation) =>
        CreateAsync(table, $"as (\n{sql.Trim().TrimEnd(';')}\n) with no data", cancellation);

    /// <inheritdoc />
    public ValueTask DisposeAsync() => warehouse.DisposeAsync();

    async Task<IReadOnlyList<Column>> CreateAsync(TableName table, string what, CancellationToken cancellation)
    {
        if (schemas.Add(table.Schema))
        {
            await warehouse.ExecuteAsync(warehouse.Dialect.CreateSchema(table.Schema), cancellation);
        }

        await warehouse.ExecuteAsync($"create or replace table {warehouse.Dialect.Quote(table)} {what}", cancellation);
        var described = await warehouse.QueryAsync($"describe {warehouse.Dialect.Quote(table)}", cancellation);
        return [.. described.Rows.Select(row => new Column { Name = (string)row[0]!, DataType = (string)row[1]! })];
    }
}
