using Kept.Warehouses;

namespace Kept.Questions;

/// <summary>Answers read-only SQL: a few rows for a person, or all of them written to a file by the engine.</summary>
public sealed class QueryEngine(Warehouse warehouse, QueryRules rules)
{
    /// <summary>The first rows of a query.</summary>
    /// <param name="statement">One query.</param>
    /// <param name="limit">How many rows at most; 0 for all.</param>
    /// <param name="cancellation">Stops the query inside the engine.</param>
    /// <exception cref="QueryRefusedException">The statement is not a query over the warehouse's tables.</exception>
    /// <exception cref="WarehouseException">The engine refused.</exception>
    public async Task<Answer> AnswerAsync(string statement, int limit, CancellationToken cancellation)
    {
        var query = await rules.CheckAsync(warehouse, statement, cancellation);
        if (query.Kind == QueryKind.Plan)
        {
            return new Answer(await warehouse.QueryAsync(query.Sql, cancellation), 0);
        }

        var shown = await rules.ShowAsync(warehouse, query.Sql, cancellation);
        var result = await warehouse.QueryAsync(limit > 0 ? $"{shown} limit {limit + 1L}" : shown, cancellation);
        return limit <= 0 || result.Rows.Count <= limit
            ? new Answer(result, 0)
            : new Answer(result with { Rows = [.. result.Rows.Take(limit)] }, await CountAsync(query, cancellation) - limit);
    }

    /// <summary>Has the engine write all rows of a query to a file; an existing file is replaced.</summary>
    /// <exception cref="QueryRefusedException">The statement is not a query over the warehouse's tables, or has no rows to write.</exception>
    /// <exception cref="WarehouseException">The engine refused.</exception>
    public async Task WriteAsync(string statement, QueryFormat format, string file, CancellationToken cancellation)
    {
        var query = await rules.CheckAsync(warehouse, statement, cancellation);
        var sql = query.Kind == QueryKind.Plan
            ? throw new QueryRefusedException("A plan (explain) is text for people: ask for it as a table.")
            : RowsOf(query);
        await warehouse.ExecuteAsync(rules.Copy(sql, format, file), cancellation);
    }

    static string RowsOf(CheckedQuery query) => query.Kind == QueryKind.Description ? $"select * from ({query.Sql}\n)" : query.Sql;

    /// <summary>Has the engine keep a query's rows, with their types, as the table <c>answer</c> of a new database file of its own.</summary>
    /// <exception cref="QueryRefusedException">The statement is not a query over the warehouse's tables.</exception>
    /// <exception cref="WarehouseException">The engine refused.</exception>
    public async Task KeepAsync(string statement, string file, CancellationToken cancellation)
    {
        var query = await rules.CheckAsync(warehouse, statement, cancellation);
        var sql = query.Kind == QueryKind.Plan ? await TextsAsync(query, cancellation) : RowsOf(query);
        await rules.KeepAsync(warehouse, sql, file, cancellation);
    }

    /// <summary>A plan's texts as a query of their own.</summary>
    async Task<string> TextsAsync(CheckedQuery query, CancellationToken cancellation)
    {
        var plan = await warehouse.QueryAsync(query.Sql, cancellation);
        var rows = plan.Rows.Select(row => $"({string.Join(", ", row.Select(value => warehouse.Dialect.Literal((string?)value)))})");
        return $"select * from (values {string.Join(", ", rows)}) as plan({string.Join(", ", plan.Columns.Select(warehouse.Dialect.Quote))})";
    }

    async Task<long> CountAsync(CheckedQuery query, CancellationToken cancellation) =>
        await warehouse.ScalarAsync<long>($"select count(*) from ({query.Sql}\n)", cancellation);
}
