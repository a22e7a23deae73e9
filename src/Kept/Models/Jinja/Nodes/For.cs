using System.Text;
using Kept.Models.Jinja.Values;

namespace Kept.Models.Jinja.Nodes;

/// <summary><c>{% for target in items if condition %} {% else %}</c>.</summary>
sealed class For(Place place, Target target, Expression items, Expression? condition, Block body, Block otherwise) : Statement
{
    public override void Execute(Scope scope, StringBuilder output)
    {
        var values = Values(scope);
        if (values.Count == 0)
        {
            otherwise.Execute(scope, output);
            return;
        }

        var frame = scope.Rendering.Frame;
        var memory = new LoopMemory();
        for (var i = 0; i < values.Count && frame.Flow is Flow.Next; i++)
        {
            scope.Rendering.Step();
            body.Execute(Inner(scope, values[i], new Loop(values, i, memory)), output);
            frame.Flow = frame.Flow is Flow.Continue ? Flow.Next : frame.Flow;
        }

        frame.Flow = frame.Flow is Flow.Break ? Flow.Next : frame.Flow;
    }

    Scope Inner(Scope scope, object? value, Loop loop)
    {
        var inner = scope.Child();
        inner.Set("loop", loop);
        target.Assign(inner, value);
        return inner;
    }

    List<object?> Values(Scope scope)
    {
        var all = items.Evaluate(scope);
        scope.Rendering.Enter(place);
        var values = Sequence.Of(all);
        scope.Rendering.Step(values.Count);
        return condition is null ? [.. values] : [.. values.Where(value => Passes(scope, value))];
    }

    bool Passes(Scope scope, object? value)
    {
        var inner = scope.Child();
        target.Assign(inner, value);
        return Truth.Of(condition!.Evaluate(inner));
    }
}
