using Kept.Models.Jinja.Values;

namespace Kept.Models.Jinja.Nodes;

/// <summary><c>a &lt; b &lt;= c</c>: each neighbours' comparison must hold.</summary>
sealed class Comparison(Place place, Expression first, IReadOnlyList<(string Operator, Expression Right)> rest) : Expression(place)
{
    public override object? Evaluate(Scope scope)
    {
        scope.Rendering.Enter(Place);
        var left = first.Evaluate(scope);
        foreach (var (symbol, operand) in rest)
        {
            var right = operand.Evaluate(scope);
            scope.Rendering.Enter(Place);
            if (!Holds(symbol, left, right))
            {
                return false;
            }

            left = right;
        }

        return true;
    }

    static bool Holds(string symbol, object? left, object? right) => symbol switch
    {
        "==" => Compare.AreEqual(left, right),
        "!=" => !Compare.AreEqual(left, right),
        "in" => Compare.Contains(right, left),
        "not in" => !Compare.Contains(right, left),
        "<" => Compare.Order(left, right) < 0,
        "<=" => Compare.Order(left, right) <= 0,
        ">" => Compare.Order(left, right) > 0,
        _ => Compare.Order(left, right) >= 0,
    };
}
