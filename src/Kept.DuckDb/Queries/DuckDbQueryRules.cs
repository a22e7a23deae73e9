using System.Text.RegularExpressions;
using Kept.Questions;
using Kept.Warehouses;

namespace Kept.DuckDb.Queries;

/// <summary>What a reader may ask DuckDB: the parser's own syntax tree is checked, and then that same text runs.</summary>
public sealed partial class DuckDbQueryRules : QueryRules
{
    /// <inheritdoc />
    public override async Task SetPathAsync(Warehouse warehouse, CancellationToken cancellation)
    {
        var known = await warehouse.QueryAsync("select distinct schema_name from system.main.duckdb_schemas() where not internal", cancellation);
        var schemas = SearchPath.Intersect(known.Rows.Select(row => (string)row[0]!)).Append("main");
        await warehouse.ExecuteAsync($"set search_path = {warehouse.Dialect.Literal(string.Join(',', schemas))}", cancellation);
    }

    /// <inheritdoc />
    public override async Task LockAsync(Warehouse warehouse, IReadOnlyList<string> outputs, CancellationToken cancellation)
    {
        await SetPathAsync(warehouse, cancellation);
        await warehouse.ExecuteAsync(
            $"""
            set autoinstall_known_extensions = false;
            set autoload_known_extensions = false;
            set allowed_paths = [{string.Join(", ", outputs.Select(warehouse.Dialect.Literal))}];
            set enable_external_access = false;
            set lock_configuration = true;
            """, cancellation);
    }

    /// <inheritdoc />
    public override async Task<CheckedQuery> CheckAsync(Warehouse warehouse, string statement, CancellationToken cancellation)
    {
        var (plan, query) = Explanation.Strip(statement);
        var tree = await SyntaxTree.ParseAsync(warehouse, query, cancellation);
        var names = SyntaxCheck.Run(tree.Root);
        await CatalogCheck.RunAsync(warehouse, names, cancellation);
        return plan ? new CheckedQuery(statement, QueryKind.Plan)
            : new CheckedQuery(query, tree.IsDescription ? QueryKind.Description : QueryKind.Rows);
    }

    /// <inheritdoc />
    public override async Task<string> ShowAsync(Warehouse warehouse, string query, CancellationToken cancellation)
    {
        var described = await warehouse.QueryAsync($"describe select * from ({query}\n)", cancellation);
        var columns = described.Rows.Select(row => Shown(warehouse.Dialect.Quote((string)row[0]!), (string)row[1]!));
        return $"select {string.Join(", ", columns)} from ({query}\n)";
    }

    /// <inheritdoc />
    public override async Task KeepAsync(Warehouse warehouse, string query, string file, CancellationToken cancellation)
    {
        var name = warehouse.Dialect.Quote($"answer_{Guid.NewGuid():n}");
        await warehouse.ExecuteAsync($"attach {warehouse.Dialect.Literal(file)} as {name}", cancellation);
        try
        {
            await warehouse.ExecuteAsync($"create table {name}.answer as (\n{query}\n)", cancellation);
        }
        finally
        {
            await warehouse.ExecuteAsync($"detach {name}", CancellationToken.None);
        }
    }

    /// <inheritdoc />
    public override string Copy(string query, QueryFormat format, string file) =>
        $"copy ({query}\n) to '{file.Replace("'", "''", StringComparison.Ordinal)}' ({Options(format)}, use_tmp_file false)";

    /// <summary>Numbers stay numbers, which a table sets to the right; of dates, lists and the like the engine holds values that .NET has not.</summary>
    static string Shown(string column, string type) => IsPlain().IsMatch(type) ? column : $"{column}::varchar as {column}";

    [GeneratedRegex(@"^(U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|U?INTEGER|DOUBLE|FLOAT|BOOLEAN|VARCHAR|DECIMAL\(([1-9]|1\d|2[0-8]),\d+\))$")]
    private static partial Regex IsPlain();

    static string Options(QueryFormat format) => format switch
    {
        QueryFormat.Csv => "format csv, header true",
        QueryFormat.Json => "format json, array true",
        QueryFormat.Ndjson => "format json, array false",
        _ => "format parquet, compression zstd",
    };
}
