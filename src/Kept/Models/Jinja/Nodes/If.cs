using System.Text;
using Kept.Models.Jinja.Values;

namespace Kept.Models.Jinja.Nodes;

/// <summary><c>{% if %} {% elif %} {% else %}</c>.</summary>
sealed class If(IReadOnlyList<(Expression Condition, Block Body)> branches, Block otherwise) : Statement
{
    public override void Execute(Scope scope, StringBuilder output)
    {
        foreach (var (condition, body) in branches)
        {
            if (Truth.Of(condition.Evaluate(scope)))
            {
                body.Execute(scope, output);
                return;
            }
        }

        otherwise.Execute(scope, output);
    }
}
