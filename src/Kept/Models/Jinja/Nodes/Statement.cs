using System.Text;
using Kept.Models.Jinja.Values;

namespace Kept.Models.Jinja.Nodes;

/// <summary>A part of a template that writes, or sets, or decides.</summary>
abstract class Statement
{
    public abstract void Execute(Scope scope, StringBuilder output);
}

/// <summary>Statements in their order.</summary>
sealed class Block(IReadOnlyList<Statement> statements) : Statement
{
    public static readonly Block Empty = new([]);

    public IReadOnlyList<Statement> Statements => statements;

    public override void Execute(Scope scope, StringBuilder output)
    {
        foreach (var statement in statements)
        {
            scope.Rendering.Step();
            statement.Execute(scope, output);
            if (scope.Rendering.Frame.Flow is not Flow.Next)
            {
                return;
            }
        }
    }

    public string Render(Scope scope)
    {
        var output = new StringBuilder();
        Execute(scope, output);
        return output.ToString();
    }
}

/// <summary>Text between tags.</summary>
sealed class Written(string text) : Statement
{
    public override void Execute(Scope scope, StringBuilder output) => scope.Rendering.Append(output, text);
}

/// <summary><c>{{ expression }}</c>.</summary>
sealed class Output(Expression expression) : Statement
{
    public Expression Expression => expression;

    public override void Execute(Scope scope, StringBuilder output)
    {
        var value = expression.Evaluate(scope);
        if (scope.Rendering.Frame.Flow is Flow.Next)
        {
            scope.Rendering.Append(output, Text.Of(value));
        }
    }
}

/// <summary><c>{% do expression %}</c>.</summary>
sealed class Do(Expression expression) : Statement
{
    public override void Execute(Scope scope, StringBuilder output) => expression.Evaluate(scope);
}

/// <summary><c>{% break %}</c>, <c>{% continue %}</c>.</summary>
sealed class Jump(Flow flow) : Statement
{
    public override void Execute(Scope scope, StringBuilder output) => scope.Rendering.Frame.Flow = flow;
}
