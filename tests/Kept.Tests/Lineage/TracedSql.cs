using Kept.DuckDb.Lineage;
using Kept.Lineage;
using Kept.Lineage.Tracing;
using Kept.Models;
using Kept.Warehouses;
using Xunit;

namespace Kept.Tests.Lineage;

/// <summary>One query over two tables, <c>s.t (a, b, c, l)</c> and <c>s.u (a, d, e)</c>, and what lineage says of it.</summary>
sealed class TracedSql : ITables
{
    static readonly Column[] T = [Of("a", "integer"), Of("b", "integer"), Of("c", "varchar"), Of("l", "integer[]")];
    static readonly Column[] U = [Of("a", "integer"), Of("d", "integer"), Of("e", "integer")];

    TracedSql()
    {
    }

    public required IReadOnlyList<Column> Engine { get; init; }

    public required NodeTrace Trace { get; init; }

    /// <summary>The influences on a column, or on the rows when it is empty: <c>t.a identity</c>; of rows on rows nothing is said.</summary>
    public IEnumerable<string> On(string column) => Trace.Edges
        .Where(edge => edge.To.Column == (column.Length == 0 ? null : column) && !edge.From.IsRows)
        .Select(edge => $"{edge.From} {string.Join('+', LineageWords.Of(edge.Influence))}").Order();

    public static async Task<TracedSql> OfAsync(string sql)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var engine = await DuckDbQueryEngine.OpenAsync(cancellation);
        await engine.DeclareAsync(new TableName("s", "t"), T, cancellation);
        await engine.DeclareAsync(new TableName("s", "u"), U, cancellation);
        var node = new LineageNode { Name = "q", Kind = LineageKind.Model, Label = "q" };
        var trace = await new NodeTracer(new TracedSql { Engine = [], Trace = null! }, engine).TraceAsync(node, new TableName("s", "q"), sql, [], cancellation);
        return new TracedSql { Engine = await engine.DeclareAsync(new TableName("s", "again"), sql, cancellation), Trace = trace };
    }

    public KnownTable? Find(string schema, string name) => name switch
    {
        "t" => new KnownTable("t", [.. T.Select(column => column.Name)]),
        "u" => new KnownTable("u", [.. U.Select(column => column.Name)]),
        _ => null,
    };

    static Column Of(string name, string type) => new() { Name = name, DataType = type };
}
