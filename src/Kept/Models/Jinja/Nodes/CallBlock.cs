using System.Text;
using Kept.Models.Jinja.Values;

namespace Kept.Models.Jinja.Nodes;

/// <summary><c>{% call(parameters) macro(arguments) %} … {% endcall %}</c>.</summary>
sealed class CallBlock(CallExpression call, MacroDefinition block) : Statement
{
    public override void Execute(Scope scope, StringBuilder output)
    {
        var value = call.Evaluate(scope, new Macro(block, scope));
        scope.Rendering.Append(output, Text.Of(value));
    }
}

/// <summary><c>{% with name = value %} … {% endwith %}</c>.</summary>
sealed class With(IReadOnlyList<(Target Target, Expression Value)> values, Block body) : Statement
{
    public override void Execute(Scope scope, StringBuilder output)
    {
        var inner = scope.Child();
        foreach (var (target, value) in values)
        {
            target.Assign(inner, value.Evaluate(scope));
        }

        body.Execute(inner, output);
    }
}
