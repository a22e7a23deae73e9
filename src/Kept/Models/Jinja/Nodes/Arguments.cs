using Kept.Models.Jinja.Values;

namespace Kept.Models.Jinja.Nodes;

/// <summary>What stands between the parentheses of a call.</summary>
sealed class Arguments(
    IReadOnlyList<Expression> positional, IReadOnlyList<(string Name, Expression Value)> named, Expression? spread, Expression? spreadNamed)
{
    public static readonly Arguments None = new([], [], null, null);

    public CallArguments Evaluate(string callee, Scope scope)
    {
        var values = positional.Select(each => each.Evaluate(scope)).Concat(Sequence.Of(spread?.Evaluate(scope) ?? new List<object?>())).ToArray();
        var names = new Dictionary<string, object?>();
        foreach (var (name, value) in named)
        {
            names[name] = value.Evaluate(scope);
        }

        return new CallArguments(callee, values, spreadNamed is null ? names : Spread(names, spreadNamed.Evaluate(scope)));
    }

    static Dictionary<string, object?> Spread(Dictionary<string, object?> names, object? more)
    {
        foreach (var (name, value) in more as JinjaDict ?? throw new JinjaFault($"found {TypeName.Of(more)} after '**', expected a dictionary"))
        {
            names[Text.Of(name)] = value;
        }

        return names;
    }
}
