using System.Runtime.CompilerServices;
using System.Text;

namespace Kept.Models.Jinja;

/// <summary>What one rendering has used so far, where it is, and which macros it is in. It ends whatever does not end by itself.</summary>
sealed class Rendering(CancellationToken cancellation, bool isNative = false)
{
    /// <summary>The most characters that one rendering may make, intermediate texts included.</summary>
    public const int MaxText = 64 * 1024 * 1024;
    const int MaxSteps = 10_000_000;
    const int MaxCalls = 150;

    readonly Stack<Frame> frames = new([new Frame("", default)]);
    long steps;
    long characters;

    /// <summary>Whether the text is a value of a YAML file, which may be other than text.</summary>
    public bool IsNative => isNative;

    public Place At { get; private set; }

    public Frame Frame => frames.Peek();

    /// <summary>The evaluation comes by a place that may fail.</summary>
    public void Enter(Place place)
    {
        At = place;
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new JinjaFault("this is nested too deeply");
        }
    }

    public void Step(long count = 1)
    {
        steps += count;
        if (steps > MaxSteps)
        {
            throw new JinjaFault($"the template has not ended after {MaxSteps:N0} steps; is there a loop that grows?");
        }

        cancellation.ThrowIfCancellationRequested();
    }

    /// <summary>Counts text that is about to be made, before memory is taken for it.</summary>
    public void Produce(long count)
    {
        characters += count;
        if (characters > MaxText)
        {
            throw new JinjaFault($"the template makes more than {MaxText:N0} characters");
        }
    }

    public void Append(StringBuilder output, string text)
    {
        Produce(text.Length);
        output.Append(text);
    }

    public void Push(string macro)
    {
        if (frames.Count > MaxCalls)
        {
            throw new JinjaFault($"macros call each other more than {MaxCalls} deep; '{macro}' calls itself without an end");
        }

        frames.Push(new Frame(macro, At));
    }

    public void Pop() => frames.Pop();

    /// <summary>The macros that are being called, innermost first.</summary>
    public IReadOnlyList<string> Calls()
    {
        var calls = frames.SkipLast(1).Select(frame => $"macro '{frame.Macro}', called at {frame.CalledAt}").ToList();
        return calls.Count <= 12 ? calls : [.. calls.Take(6), $"… {calls.Count - 12} more …", .. calls.TakeLast(6)];
    }
}

/// <summary>How the statements of a body go on after the one just done.</summary>
enum Flow
{
    Next,
    Continue,
    Break,
    Return,
}

/// <summary>One running macro, or the template itself.</summary>
sealed class Frame(string macro, Place calledAt)
{
    public string Macro => macro;

    public Place CalledAt => calledAt;

    public bool IsMacro => macro.Length > 0;

    public Flow Flow { get; set; }

    public object? Result { get; set; }
}
