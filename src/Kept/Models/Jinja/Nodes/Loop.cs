using Kept.Models.Jinja.Values;

namespace Kept.Models.Jinja.Nodes;

/// <summary>What <c>loop</c> knows inside a for.</summary>
sealed class Loop(List<object?> values, int index, LoopMemory memory) : IJinjaObject
{
    public object? Find(string name) => name switch
    {
        "index" => index + 1L,
        "index0" => (long)index,
        "revindex" => (long)(values.Count - index),
        "revindex0" => (long)(values.Count - index - 1),
        "first" => index == 0,
        "last" => index == values.Count - 1,
        "length" => (long)values.Count,
        "depth" => 1L,
        "depth0" => 0L,
        "changed" => new Function("loop.changed", (arguments, _) => memory.Changes(arguments.Positional)),
        "previtem" => index > 0 ? values[index - 1] : new Undefined("loop.previtem"),
        "nextitem" => index < values.Count - 1 ? values[index + 1] : new Undefined("loop.nextitem"),
        "cycle" => new Function("loop.cycle", (arguments, _) => Cycle(arguments.Positional)),
        _ => throw new JinjaFault($"'loop.{name}' is not supported; loop has index, index0, revindex, revindex0, first, last, length, depth, depth0, changed, previtem, nextitem and cycle"),
    };

    object? Cycle(IReadOnlyList<object?> choices) =>
        choices.Count > 0 ? choices[index % choices.Count] : throw new JinjaFault("'loop.cycle' needs at least one value");
}

/// <summary>What one loop keeps from item to item: the values that <c>loop.changed</c> saw last.</summary>
sealed class LoopMemory
{
    JinjaTuple? last;

    public bool Changes(IReadOnlyList<object?> values)
    {
        var now = new JinjaTuple([.. values]);
        var isSame = last is not null && Compare.AreEqual(last, now);
        last = now;
        return !isSame;
    }
}
