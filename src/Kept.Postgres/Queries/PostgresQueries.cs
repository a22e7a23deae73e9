using System.Text.Json;
using System.Text.RegularExpressions;
using Kept.Questions;
using Kept.Warehouses;

namespace Kept.Postgres.Queries;

/// <summary>
/// What a reader may ask PostgreSQL: one query that only reads. The server holds the session to that, and which tables a reader
/// may see is said by the privileges of who logs in; the check finds what a read-only transaction still lets through.
/// </summary>
public static partial class PostgresQueries
{
    /// <summary>Functions that the server calls harmless and that run SQL texts, or read what is no table.</summary>
    static readonly string[] Forbidden = ["pg\\_%", "%\\_to\\_xml%", "lo\\_%", "dblink%", "current\\_setting", "ts\\_stat"];

    /// <summary>Sets the search path, and gives up the session's right to write.</summary>
    public static Task LockAsync(Warehouse warehouse, CancellationToken cancellation) => warehouse.ExecuteAsync(
        $"set search_path = {string.Join(", ", QueryRules.SearchPath)}, public; set default_transaction_read_only = on; set lock_timeout = 0", cancellation);

    /// <summary>Lets a statement through, or says why not.</summary>
    /// <returns>Whether it asks for a plan, which stands alone.</returns>
    /// <exception cref="QueryRefusedException">It is not exactly one query that only reads.</exception>
    public static async Task<bool> CheckAsync(Warehouse warehouse, string statement, CancellationToken cancellation)
    {
        var query = Explain.Replace(SqlScript.SkipBlank(statement), "");
        if (SqlScript.Split(query).Count != 1 || !Query.IsMatch(SqlScript.SkipBlank(query)))
        {
            throw new QueryRefusedException("Only a query is run here: one select, values or with.");
        }

        await MustCallOnlyHarmlessAsync(warehouse, query, cancellation);
        await MustOnlyReadAsync(warehouse, query, cancellation);
        return query.Length < SqlScript.SkipBlank(statement).Length;
    }

    /// <summary>A function that the server calls volatile may do anything.</summary>
    static async Task MustCallOnlyHarmlessAsync(Warehouse warehouse, string query, CancellationToken cancellation)
    {
        var called = Call.Matches(query).Select(match => match.Groups["quoted"] is { Success: true } quoted ? quoted.Value : match.Groups["plain"].Value.ToLowerInvariant()).Distinct().ToList();
        if (UnicodeName.IsMatch(query))
        {
            throw new QueryRefusedException("Names with escapes (U&\"…\") cannot be checked, so they are not run.");
        }

        if (called.Count == 0)
        {
            return;
        }

        var names = string.Join(", ", called.Select(warehouse.Dialect.Literal));
        var refused = await warehouse.ScalarAsync<string>($"""
            select min(proname) from pg_catalog.pg_proc
            where proname in ({names}) and proname not in ('random', 'clock_timestamp', 'gen_random_uuid', 'timeofday')
              and (provolatile = 'v' or proname like any (array[{string.Join(", ", Forbidden.Select(warehouse.Dialect.Literal))}]))
            """, cancellation);
        if (refused is not null)
        {
            throw new QueryRefusedException($"{refused} may do more than read, so it is not run.");
        }
    }

    static async Task MustOnlyReadAsync(Warehouse warehouse, string query, CancellationToken cancellation)
    {
        var plan = await warehouse.ScalarAsync<string>($"explain (format json) {query}", cancellation);
        using var document = JsonDocument.Parse(plan!);
        if (Nodes(document.RootElement).Any(node => node is "ModifyTable" or "LockRows"))
        {
            throw new QueryRefusedException("Only a query is run here: this one would write or lock rows.");
        }
    }

    static IEnumerable<string> Nodes(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Nodes),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => member.NameEquals("Node Type") ? [member.Value.GetString()!] : Nodes(member.Value)),
        _ => [],
    };

    [GeneratedRegex(@"^explain\s+(\((analyze|verbose|costs|buffers|settings|\s|,)*\)\s*|(analyze\s+|verbose\s+)*)", RegexOptions.IgnoreCase)]
    static partial Regex Explain { get; }

    [GeneratedRegex(@"^\(*\s*(select|with|values|table)\b", RegexOptions.IgnoreCase)]
    static partial Regex Query { get; }

    [GeneratedRegex("""("(?<quoted>([^"]|"")+)"|\b(?<plain>[\p{L}_][\w$]*))(\s|--[^\n]*\n|/\*.*?\*/)*\(""", RegexOptions.Singleline)]
    static partial Regex Call { get; }

    [GeneratedRegex("u&\"", RegexOptions.IgnoreCase)]
    static partial Regex UnicodeName { get; }
}
