using Kept.Lineage.Syntax;

namespace Kept.Lineage.Tracing;

/// <summary>Finds out what an expression depends on.</summary>
sealed class ExpressionTracer(QueryTracer queries)
{
    int column;

    /// <summary>How many columns the last item became; more than one for an expression over <c>columns(…)</c>.</summary>
    int width;

    /// <summary>Whether the last item holds an aggregate.</summary>
    public bool IsAggregate { get; private set; }

    /// <summary>What decides how many rows the items make of one.</summary>
    public Influences Rows { get; private set; } = Influences.None;

    /// <summary>The columns that an item of a select list becomes.</summary>
    public IEnumerable<TracedColumn> Item(Expression item, Scope scope)
    {
        IsAggregate = false;
        if (item is StarExpression star)
        {
            foreach (var expanded in Star.Expand(star, scope, this))
            {
                yield return expanded;
            }

            yield break;
        }

        width = 1;
        for (column = 0; column < width; column++)
        {
            yield return new TracedColumn(NameOf(item), Trace(item, scope), item.Text);
        }

        column = 0;
    }

    public Influences All(IEnumerable<Expression> expressions, Scope scope) => Influences.All(expressions.Select(expression => Trace(expression, scope)));

    public Influences Trace(Expression expression, Scope scope) => expression switch
    {
        ColumnExpression reference => scope.Resolve(reference.Names),
        OperationExpression operation => Operation(operation, scope),
        AggregateExpression aggregate => Aggregate(aggregate, scope),
        WindowExpression window => Window(window, scope),
        CaseExpression choice => Influences.All(
            All(choice.Values, scope).Through(Influence.Transformation), All(choice.Conditions, scope).As(Influence.Conditional)),
        SubqueryExpression subquery => Subquery(subquery, scope),
        LambdaExpression lambda => Lambda(lambda, scope),
        PositionExpression position => Position(position.Index, scope),
        StarExpression star => Columns(star, scope),
        UnknownExpression unknown => Influences.Gap(unknown.Reason),
        _ => Influences.Gap($"{expression.GetType().Name} is not known to lineage"),
    };

    static string? NameOf(Expression item) => item.Alias ?? (item as ColumnExpression)?.Name;

    Influences Operation(OperationExpression operation, Scope scope)
    {
        var operands = All(operation.Operands, scope);
        if (operation.MakesRows)
        {
            Rows = Influences.All(Rows, operands.As(Influence.Join));
        }

        return operands.Through(Influence.Transformation | (operation.IsMasking ? Influence.Masking : Influence.None));
    }

    Influences Aggregate(AggregateExpression aggregate, Scope scope)
    {
        IsAggregate = true;
        var step = Influence.Aggregation | (aggregate.IsMasking ? Influence.Masking : Influence.None);
        return Influences.All(
            All(aggregate.Operands, scope).Through(step),
            aggregate.Filter is { } filter ? Trace(filter, scope).As(Influence.Filter) : Influences.None,
            All(aggregate.Order, scope).As(Influence.Sort));
    }

    /// <summary>An aggregate over a window does not make one row of many.</summary>
    Influences Window(WindowExpression window, Scope scope)
    {
        var before = IsAggregate;
        var influences = Influences.All(Trace(window.Function, scope), All(window.Window, scope).As(Influence.Window));
        IsAggregate = before;
        return influences;
    }

    Influences Subquery(SubqueryExpression subquery, Scope scope)
    {
        var query = queries.Trace(subquery.Query, scope);
        var values = Influences.All(query.Columns.Select(value => value.Influences));
        return subquery.Kind switch
        {
            SubqueryKind.Exists => query.Rows,
            SubqueryKind.Any => Influences.All(Influences.All(values, Trace(subquery.Operand!, scope)).Through(Influence.Transformation), query.Rows),
            _ => Influences.All(values, query.Rows),
        };
    }

    Influences Lambda(LambdaExpression lambda, Scope scope)
    {
        var inner = new Scope(scope, []);
        foreach (var name in lambda.Parameters)
        {
            inner.AddParameter(name);
        }

        return Trace(lambda.Body, inner);
    }

    Influences Columns(StarExpression star, Scope scope)
    {
        var columns = Star.Expand(star, scope, this).ToList();
        if (star.StaysInside)
        {
            return Influences.All(columns.Select(expanded => expanded.Influences));
        }

        width = columns.Count;
        return columns.Count > column ? columns[column].Influences : Influences.None;
    }

    static Influences Position(int index, Scope scope) =>
        scope.Visible().ElementAtOrDefault(index - 1)?.Common ?? Influences.Gap($"#{index} is the place of no column");
}
