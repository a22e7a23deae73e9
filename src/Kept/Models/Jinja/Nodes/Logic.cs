using Kept.Models.Jinja.Values;

namespace Kept.Models.Jinja.Nodes;

/// <summary><c>and</c>, <c>or</c>: the value of the side that decides.</summary>
sealed class Decision(Place place, bool isAnd, Expression left, Expression right) : Expression(place)
{
    public override object? Evaluate(Scope scope)
    {
        scope.Rendering.Enter(Place);
        var first = left.Evaluate(scope);
        return Truth.Of(first) == isAnd ? right.Evaluate(scope) : first;
    }
}

sealed class Not(Place place, Expression operand) : Expression(place)
{
    public override object? Evaluate(Scope scope)
    {
        scope.Rendering.Enter(Place);
        return !Truth.Of(operand.Evaluate(scope));
    }
}

/// <summary><c>a if condition else b</c>.</summary>
sealed class Conditional(Place place, Expression condition, Expression then, Expression? otherwise) : Expression(place)
{
    public override object? Evaluate(Scope scope)
    {
        scope.Rendering.Enter(Place);
        return Truth.Of(condition.Evaluate(scope)) ? then.Evaluate(scope)
            : otherwise is null ? new Undefined("the other branch")
            : otherwise.Evaluate(scope);
    }
}
