using Kept.Models;
using Kept.Warehouses;

namespace Kept.Lineage.Tracing;

/// <summary>Traces one query that becomes a node, and holds what was found to what the engine says.</summary>
sealed class NodeTracer(ITables tables, IQueryEngine engine)
{
    public async Task<NodeTrace> TraceAsync(LineageNode node, TableName table, string sql, IReadOnlyList<Column> described, CancellationToken cancellation)
    {
        try
        {
            var columns = await engine.DeclareAsync(table, sql, cancellation);
            var query = new QueryTracer(tables).Trace(await engine.ParseAsync(sql, cancellation));
            return Fit(node, [.. columns.Select(column => With(column, described))], query);
        }
        catch (KeptException error)
        {
            return NodeTrace.Untraced(node, described, [FirstLine(error.Message)]) with { IsUndeclared = true };
        }
    }

    static NodeTrace Fit(LineageNode node, IReadOnlyList<Column> columns, TracedQuery query)
    {
        var found = columns.Select((column, i) => query.Columns.Count == columns.Count
            ? query.Columns[i]
            : query.Columns.FirstOrDefault(traced => SourceColumn.Same(traced.Name, column.Name)) ?? Missing(column, query)).ToList();
        var edges = found.SelectMany((traced, i) => Edges(new ColumnId(node.Name, columns[i].Name), traced.Influences));
        return new NodeTrace(
            node with
            {
                Columns = [.. columns.Select((column, i) => new LineageColumn(column.Name, column.DataType, column.Description)
                {
                    Gaps = [.. found[i].Influences.Gaps],
                    Expression = found[i].Text,
                })],
                Gaps = [.. query.Rows.Gaps],
            },
            [.. edges, .. Edges(new ColumnId(node.Name, null), query.Rows)]);
    }

    static TracedColumn Missing(Column column, TracedQuery query) => new(column.Name, query.Columns.SelectMany(traced => traced.Influences.Gaps).FirstOrDefault() is { } gap
        ? Influences.Gap(gap)
        : Influences.Gap("the engine makes more columns of an expression than its text tells; write them one by one"));

    static IEnumerable<LineageEdge> Edges(ColumnId to, Influences influences) =>
        influences.Columns.Select(pair => new LineageEdge(pair.Key, to, pair.Value));

    /// <summary>The column with what the project says of it.</summary>
    public static Column With(Column column, IReadOnlyList<Column> described) =>
        described.FirstOrDefault(other => SourceColumn.Same(other.Name, column.Name)) is { } more ? column with { Description = more.Description } : column;

    public static string FirstLine(string message) => message.Split('\n')[0];
}
