using Kept.Models.Jinja.Values;

namespace Kept.Models.Jinja.Nodes;

sealed class ListExpression(Place place, IReadOnlyList<Expression> items) : Expression(place)
{
    public override object? Evaluate(Scope scope)
    {
        scope.Rendering.Step(items.Count);
        return items.Select(item => item.Evaluate(scope)).ToList();
    }
}

sealed class TupleExpression(Place place, IReadOnlyList<Expression> items) : Expression(place)
{
    public IReadOnlyList<Expression> Items => items;

    public override object? Evaluate(Scope scope) => new JinjaTuple([.. items.Select(item => item.Evaluate(scope))]);
}

sealed class DictExpression(Place place, IReadOnlyList<(Expression Key, Expression Value)> entries) : Expression(place)
{
    public override object? Evaluate(Scope scope)
    {
        var dict = new JinjaDict();
        foreach (var (key, value) in entries)
        {
            var (name, item) = (key.Evaluate(scope), value.Evaluate(scope));
            scope.Rendering.Enter(key.Place);
            dict[name] = item;
        }

        return dict;
    }
}
