using Kept.Models.Jinja.Builtins;
using Kept.Models.Jinja.Values;

namespace Kept.Models.Jinja.Nodes;

/// <summary><c>target.name</c>.</summary>
sealed class AttributeAccess(Place place, Expression target, string name) : Expression(place)
{
    public override object? Evaluate(Scope scope)
    {
        scope.Rendering.Enter(Place);
        var value = target.Evaluate(scope);
        scope.Rendering.Enter(Place);
        return Methods.Attribute(value, name);
    }
}

/// <summary><c>target[key]</c>.</summary>
sealed class ItemAccess(Place place, Expression target, Expression key) : Expression(place)
{
    public override object? Evaluate(Scope scope)
    {
        scope.Rendering.Enter(Place);
        var (value, item) = (target.Evaluate(scope), key.Evaluate(scope));
        scope.Rendering.Enter(Place);
        return Sequence.Item(value, item);
    }
}

/// <summary><c>target[from:to:step]</c>.</summary>
sealed class SliceAccess(Place place, Expression target, Expression? from, Expression? to, Expression? step) : Expression(place)
{
    public override object? Evaluate(Scope scope)
    {
        scope.Rendering.Enter(Place);
        var value = target.Evaluate(scope);
        scope.Rendering.Step();
        return Sequence.Slice(value, Bound(from, scope), Bound(to, scope), Bound(step, scope) ?? 1);
    }

    static int? Bound(Expression? bound, Scope scope) => bound?.Evaluate(scope) is { } value ? Numbers.Index(value) : null;
}
