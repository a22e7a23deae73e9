using Kept.Lineage.Syntax;

namespace Kept.Lineage.Tracing;

/// <summary>Finds out what pivoted and unpivoted columns depend on.</summary>
sealed class PivotTracer(RelationTracer relations, QueryTracer queries)
{
    public TracedQuery Trace(PivotRelation pivot, Scope outer)
    {
        var source = relations.Trace(pivot.Source, outer);
        var scope = new Scope(outer, source.Sources);
        var expressions = new ExpressionTracer(queries);
        var values = pivot.Aggregates.Select(aggregate => expressions.Trace(aggregate, scope)).ToList();
        var chosen = expressions.All(pivot.Pivots, scope).As(Influence.Conditional);
        var kept = scope.Visible().Where(column => pivot.Groups is { } groups ? Has(groups, column) : !column.WasRead).ToList();
        var made = pivot.Columns.Select((name, i) => new TracedColumn(name, Influences.All(values[i % values.Count], chosen)));
        var rows = Influences.All(source.Rows, Influences.All(kept.Select(column => column.Common)).As(Influence.GroupBy));
        return new TracedQuery([.. kept.Select(column => new TracedColumn(column.Name, column.Common)), .. made], rows);
    }

    public TracedQuery Trace(UnpivotRelation unpivot, Scope outer)
    {
        var source = relations.Trace(unpivot.Source, outer);
        var scope = new Scope(outer, source.Sources);
        var taken = unpivot.Entries.SelectMany(entry => entry).ToList();
        var values = unpivot.Values.Select((name, i) => new TracedColumn(name, Influences.All(unpivot.Entries.Select(entry => scope.Resolve([entry[i]])))));
        var kept = scope.Visible().Where(column => !Has(taken, column)).Select(column => new TracedColumn(column.Name, column.Common));
        var rows = Influences.All(source.Rows, Influences.All(taken.Select(name => scope.Resolve([name]))).As(Influence.Filter));
        return new TracedQuery([.. kept, new TracedColumn(unpivot.Name, Influences.None), .. values], rows);
    }

    static bool Has(IEnumerable<string> names, SourceColumn column) => names.Any(name => SourceColumn.Same(name, column.Name));
}
