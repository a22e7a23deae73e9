using System.Text;

namespace Kept.Models.Jinja.Nodes;

/// <summary><c>{% set target = value %}</c>.</summary>
sealed class Set(Target target, Expression value) : Statement
{
    public override void Execute(Scope scope, StringBuilder output) => target.Assign(scope, value.Evaluate(scope));
}

/// <summary><c>{% set target %} … {% endset %}</c>; also, with a filter, what a filter block writes.</summary>
sealed class Captured(Block body) : Expression(default)
{
    public override object? Evaluate(Scope scope) => body.Render(scope.Child());
}
