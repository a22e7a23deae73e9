using Kept.Lineage.Syntax;

namespace Kept.Lineage.Tracing;

/// <summary>Finds out what the columns and the rows of a query depend on.</summary>
sealed class QueryTracer
{
    readonly RelationTracer relations;

    public QueryTracer(ITables tables) => relations = new RelationTracer(tables, this);

    public TracedQuery Trace(Query query, Scope? outer = null)
    {
        var scope = new Scope(outer, []);
        foreach (var table in query.Tables)
        {
            var traced = table.Query is RecursiveQuery recursive ? Recursion(recursive, scope, table.Columns) : Trace(table.Query, scope).Named(table.Columns);
            scope.AddTable(table.Name, traced);
        }

        return query switch
        {
            SelectQuery select => Select(select, scope),
            SetQuery set => Set(set, scope),
            RecursiveQuery recursive => Recursion(recursive, scope, []),
            _ => throw new KeptException($"{query.GetType().Name} is not known to lineage"),
        };
    }

    TracedQuery Select(SelectQuery select, Scope outer)
    {
        var from = relations.Trace(select.From, outer);
        var scope = new Scope(outer, from.Sources);
        var expressions = new ExpressionTracer(this);
        var columns = new List<TracedColumn>();
        var grouping = new List<Influences>();
        foreach (var item in select.Items)
        {
            var traced = expressions.Item(item, scope).ToList();
            columns.AddRange(traced);
            grouping.AddRange(select.GroupsByAll && !expressions.IsAggregate ? traced.Select(column => column.Influences) : []);
            if (item.Alias is { } alias && traced.Count == 1)
            {
                scope.AddAlias(alias, traced[0].Influences);
            }
        }

        var taken = select.Where is { } where ? expressions.Trace(where, scope) : Influences.None;
        scope.MayMeanAlias = true;
        grouping.AddRange(select.Groups.Select(group => Group(group, columns, scope, expressions)));
        var rows = Influences.All(
            from.Rows, expressions.Rows, Influences.All(expressions.All(select.Having, scope), taken).As(Influence.Filter), Influences.All(grouping).As(Influence.GroupBy));
        return Modified(select, new TracedQuery(columns, rows), scope, expressions);
    }

    static Influences Group(Expression expression, List<TracedColumn> columns, Scope scope, ExpressionTracer expressions) => expression switch
    {
        PositionExpression position => columns.ElementAtOrDefault(position.Index - 1)?.Influences ?? Influences.None,
        _ => expressions.Trace(expression, scope),
    };

    TracedQuery Set(SetQuery set, Scope outer)
    {
        var (left, right) = (Trace(set.Left, outer), Trace(set.Right, outer));
        var columns = set.IsByName ? ByName(left, right) : ByPlace(set.Kind, left, right);
        var all = Influences.All(left.Columns.Concat(right.Columns).Select(column => column.Influences));
        var compared = set.Kind is not SetKind.Union ? all.As(Influence.Filter) : set.KeepsDuplicates ? Influences.None : all.As(Influence.GroupBy);
        var query = new TracedQuery(columns, Influences.All(left.Rows, right.Rows, compared));
        return Modified(set, query, new Scope(outer, [new Source(null, columns)]), new ExpressionTracer(this));
    }

    static List<TracedColumn> ByPlace(SetKind kind, TracedQuery left, TracedQuery right) => kind is SetKind.Except
        ? [.. left.Columns]
        : [.. left.Columns.Select((column, i) => Both(column, right.Columns.ElementAtOrDefault(i)))];

    static List<TracedColumn> ByName(TracedQuery left, TracedQuery right) =>
    [
        .. left.Columns.Select(column => Both(column, right.Columns.FirstOrDefault(other => SourceColumn.Same(other.Name, column.Name)))),
        .. right.Columns.Where(column => !left.Columns.Any(other => SourceColumn.Same(other.Name, column.Name))),
    ];

    static TracedColumn Both(TracedColumn left, TracedColumn? right) => right is null ? left : left with
    {
        Influences = Influences.All(left.Influences, right.Influences),
        Text = left.Text == right.Text ? left.Text : null,
    };

    /// <summary>Goes round until a round finds nothing new; each finds something, of which there is not more than columns there are.</summary>
    TracedQuery Recursion(RecursiveQuery recursive, Scope outer, IReadOnlyList<string> names)
    {
        var known = Trace(recursive.Start, outer).Named(names);
        while (true)
        {
            var scope = new Scope(outer, []);
            scope.AddTable(recursive.Name, known);
            var step = Trace(recursive.Step, scope);
            var columns = ByPlace(SetKind.Union, known, step);
            var distinct = recursive.KeepsDuplicates ? Influences.None : Influences.All(columns.Select(column => column.Influences)).As(Influence.GroupBy);
            var next = new TracedQuery(columns, Influences.All(known.Rows, step.Rows, distinct));
            if (next.Rows.Equals(known.Rows) && next.Columns.Zip(known.Columns).All(pair => pair.First.Influences.Equals(pair.Second.Influences)))
            {
                return next;
            }

            known = next;
        }
    }

    /// <summary>What comes after the rows are there: distinct, order by, limit.</summary>
    static TracedQuery Modified(Query query, TracedQuery traced, Scope scope, ExpressionTracer expressions)
    {
        var all = Influences.All(traced.Columns.Select(column => column.Influences));
        var order = query.Order.Select(item => Ordered(item, traced, scope, expressions));
        return traced with
        {
            Rows = Influences.All(
                traced.Rows,
                query.Distinct is not { } distinct ? Influences.None : (distinct.Count == 0 ? all : expressions.All(distinct, scope)).As(Influence.GroupBy),
                (query.OrdersByAll ? all : Influences.All(order)).As(Influence.Sort),
                expressions.All(query.Limit, scope).As(Influence.Filter)),
        };
    }

    static Influences Ordered(Expression item, TracedQuery traced, Scope scope, ExpressionTracer expressions) => item switch
    {
        PositionExpression position => traced.Columns.ElementAtOrDefault(position.Index - 1)?.Influences ?? Influences.None,
        ColumnExpression { Names: [var name] } when traced.Columns.FirstOrDefault(column => SourceColumn.Same(column.Name, name)) is { } column => column.Influences,
        _ => expressions.Trace(item, scope),
    };
}
