using Kept.Lineage.Syntax;

namespace Kept.Lineage.Tracing;

/// <summary>Finds out what the relations of a <c>from</c> give.</summary>
sealed class RelationTracer(ITables tables, QueryTracer queries)
{
    /// <summary>What a <c>from</c> gives: its relations, and what decides about its rows.</summary>
    public readonly record struct From(IReadOnlyList<Source> Sources, Influences Rows);

    public From Trace(Relation relation, Scope scope) => relation switch
    {
        EmptyRelation => new From([], Influences.None),
        TableRelation table => Table(table, scope),
        SubqueryRelation subquery => Of(relation, null, queries.Trace(subquery.Query, scope)),
        JoinRelation join => Join(join, scope),
        FunctionRelation function => Function(function, scope),
        ValuesRelation values => Values(values, scope),
        PivotRelation pivot => Of(relation, null, new PivotTracer(this, queries).Trace(pivot, scope)),
        UnpivotRelation unpivot => Of(relation, null, new PivotTracer(this, queries).Trace(unpivot, scope)),
        UnknownRelation unknown => Unknown(relation, null, unknown.Reason),
        _ => Unknown(relation, null, $"{relation.GetType().Name} is not known to lineage"),
    };

    static From Of(Relation relation, string? name, TracedQuery query) =>
        new([new Source(relation.Alias ?? name, query.Named(relation.ColumnAliases).Columns)], query.Rows);

    static From Unknown(Relation relation, string? name, string reason) =>
        new([new Source(relation.Alias ?? name, []) { Gap = reason }], Influences.Gap(reason));

    From Table(TableRelation table, Scope scope)
    {
        if (table.Schema.Length == 0 && scope.FindTable(table.Name) is { } common)
        {
            return Of(table, table.Name, common);
        }

        if (tables.Find(table.Schema, table.Name) is not { } known)
        {
            var name = table.Schema.Length == 0 ? table.Name : $"{table.Schema}.{table.Name}";
            return Unknown(table, table.Name, $"it reads '{name}', which is neither a model nor a source; declare it in a sources file and read it by source()");
        }

        var rows = Influences.Of(new ColumnId(known.Node, null), Influence.Filter);
        if (known.Columns is null)
        {
            return Unknown(table, table.Name, $"it reads {known.Node}, whose columns are not known") with { Rows = rows };
        }

        var columns = known.Columns.Select(column => new TracedColumn(column, Influences.Of(new ColumnId(known.Node, column), Influence.Identity))).ToList();
        var named = new TracedQuery(columns, rows).Named(table.ColumnAliases);
        return new From([new Source(table.Alias is null ? table.Schema : "", table.Alias ?? table.Name, named.Columns)], rows);
    }

    From Function(FunctionRelation function, Scope scope)
    {
        var given = new ExpressionTracer(queries).All(function.Arguments, scope);
        var columns = function.Columns.Select(column => new TracedColumn(column, given.Through(Influence.Transformation))).ToList();
        return Of(function, function.Name, new TracedQuery(columns, given.As(Influence.Join)));
    }

    From Values(ValuesRelation values, Scope scope)
    {
        var expressions = new ExpressionTracer(queries);
        var columns = Enumerable.Range(0, values.Rows[0].Count)
            .Select(i => new TracedColumn($"col{i}", expressions.All(values.Rows.Select(row => row[i]), scope))).ToList();
        return Of(values, null, new TracedQuery(columns, Influences.None));
    }

    From Join(JoinRelation join, Scope scope)
    {
        var left = Trace(join.Left, scope);
        var right = Trace(join.Right, new Scope(scope, left.Sources));
        var both = new Scope(scope, [.. left.Sources, .. right.Sources]);
        var common = join.IsNatural ? Shared(new Scope(null, left.Sources), new Scope(null, right.Sources)) : join.Using;
        var condition = Influences.All(
            join.Condition is { } on ? new ExpressionTracer(queries).Trace(on, both) : Influences.None,
            Influences.All(common.Select(name => Merge(name, join.Kind, left.Sources, right.Sources))));
        var rows = Influences.All(left.Rows, right.Rows, condition.As(Influence.Join));
        return new From(join.Kind is JoinKind.Semi ? left.Sources : both.Sources, rows);
    }

    static List<string> Shared(Scope left, Scope right) =>
        [.. left.Visible().Select(column => column.Name).OfType<string>().Where(name => right.Visible().Any(other => SourceColumn.Same(other.Name, name)))];

    /// <summary>Makes one of two columns: the first one stands for both.</summary>
    /// <returns>What both depend on.</returns>
    static Influences Merge(string name, JoinKind kind, IReadOnlyList<Source> left, IReadOnlyList<Source> right)
    {
        var (one, other) = (Find(left, name), Find(right, name));
        if (one is null || other is null)
        {
            return new Scope(null, one is null ? left : right).Resolve([name]);
        }

        var both = Influences.All(one.Common, other.Common);
        one.Common = kind is JoinKind.Outer ? both.Through(Influence.Transformation) : one.Common;
        other.IsHidden = true;
        return both;
    }

    static SourceColumn? Find(IReadOnlyList<Source> sources, string name) =>
        new Scope(null, sources).Visible().FirstOrDefault(column => SourceColumn.Same(column.Name, name));
}
