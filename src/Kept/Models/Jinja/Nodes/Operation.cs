using Kept.Models.Jinja.Values;

namespace Kept.Models.Jinja.Nodes;

/// <summary>One of <c>+ - * / // % ** ~</c>.</summary>
sealed class Operation(Place place, string symbol, Expression left, Expression right) : Expression(place)
{
    public override object? Evaluate(Scope scope)
    {
        scope.Rendering.Enter(Place);
        var (first, second) = (left.Evaluate(scope), right.Evaluate(scope));
        scope.Rendering.Enter(Place);
        return Arithmetic.Apply(symbol, first, second, scope.Rendering);
    }
}

/// <summary>A sign before a number.</summary>
sealed class Sign(Place place, bool isMinus, Expression operand) : Expression(place)
{
    public override object? Evaluate(Scope scope)
    {
        scope.Rendering.Enter(Place);
        var value = operand.Evaluate(scope);
        scope.Rendering.Enter(Place);
        return isMinus && value is double number ? -number : Arithmetic.Apply(isMinus ? "-" : "+", 0L, value, scope.Rendering);
    }
}
