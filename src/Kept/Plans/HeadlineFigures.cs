using Kept.Questions;

namespace Kept.Plans;

/// <summary>What a headline's query gives for one group.</summary>
/// <param name="Value">The figure; null when there is none.</param>
/// <param name="About">How many appointments or predictions it is about; null when that is not said.</param>
readonly record struct HeadlineAnswer(double? Value, double? About)
{
    public bool IsSmall => About < QuestionHeadline.SmallestGroup;
}

/// <summary>Compares a headline's figures, and keeps the small groups back.</summary>
static class HeadlineFigures
{
    /// <summary>The key of the figure over everything.</summary>
    public const string Everything = "";

    const int MostGroups = 5;

    /// <summary>Compares. Where there was nothing before, the figure over everything is enough.</summary>
    /// <returns>Null when no figure moves by as much as is shown of it.</returns>
    public static HeadlineChange? Compare(Question question, Dictionary<string, HeadlineAnswer> before, Dictionary<string, HeadlineAnswer> after)
    {
        var headline = question.Headline!;
        var figures = before.Keys.Union(after.Keys).Select(group => (
            Figure: new Figure(group, before.GetValueOrDefault(group).Value, after.GetValueOrDefault(group).Value),
            IsSmall: before.GetValueOrDefault(group).IsSmall || after.GetValueOrDefault(group).IsSmall)).ToList();
        var total = figures.Find(figure => figure.Figure.Group == Everything).Figure ?? new Figure(Everything, null, null);
        var moving = figures.Where(figure => figure.Figure.Moves && figure.Figure.Group != Everything && total.Before is not null).ToLookup(figure => figure.IsSmall, figure => figure.Figure);
        var groups = moving[false].OrderByDescending(figure => figure.Distance(headline.Unit)).ThenBy(figure => figure.Group, StringComparer.Ordinal).ToList();
        return total.Moves || moving.Count > 0
            ? new HeadlineChange(question.Name, headline.Title, headline.Unit, total, [.. groups.Take(MostGroups)], Math.Max(0, groups.Count - MostGroups), moving[true].Count())
            : null;
    }
}
