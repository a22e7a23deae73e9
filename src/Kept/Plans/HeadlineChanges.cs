using Kept.Questions;

namespace Kept.Plans;

/// <summary>How the questions' headlines move.</summary>
public sealed record HeadlineChanges
{
    /// <summary>The headlines that move, or whose groups do, the greatest move first.</summary>
    public IReadOnlyList<HeadlineChange> Moved { get; init; } = [];

    /// <summary>How many stay as they are.</summary>
    public int Unchanged { get; init; }

    /// <summary>Questions that could be asked before and cannot be now, or are new and cannot be, with what the engine says.</summary>
    public IReadOnlyList<(string Question, string Problem)> Broken { get; init; } = [];
}

/// <summary>One question's headline, before and after.</summary>
/// <param name="Question">The question's name.</param>
/// <param name="Title">The headline in the clinic's words.</param>
/// <param name="Unit">What its figures are.</param>
/// <param name="Total">The figure over everything.</param>
/// <param name="Groups">The groups whose figure moves, the greatest move first; at most a few.</param>
/// <param name="MoreGroups">How many more move.</param>
/// <param name="SmallGroups">How many groups are too small to be shown.</param>
public sealed record HeadlineChange(
    string Question, string Title, HeadlineUnit Unit, Figure Total, IReadOnlyList<Figure> Groups, int MoreGroups, int SmallGroups)
{
    internal double Distance => Groups.Append(Total).Max(figure => figure.Distance(Unit));
}

/// <summary>A figure before and after, rounded as it is shown.</summary>
/// <param name="Group">The group; empty for the figure over everything.</param>
/// <param name="Before">Before; null when there was none.</param>
/// <param name="After">After; null when there is none.</param>
public sealed record Figure(string Group, double? Before, double? After)
{
    /// <summary>Whether it moves.</summary>
    public bool Moves => Before != After;

    /// <summary>How far it moves: in points or minutes, of counts in hundredths of what it was. A rate that comes or goes has not moved far: there is nothing to compare it with.</summary>
    internal double Distance(HeadlineUnit unit) => unit is HeadlineUnit.Count
        ? 100 * Math.Abs((After ?? 0) - (Before ?? 0)) / Math.Max(Math.Abs(Before ?? 0), 1)
        : Math.Abs((After ?? Before ?? 0) - (Before ?? After ?? 0));
}
