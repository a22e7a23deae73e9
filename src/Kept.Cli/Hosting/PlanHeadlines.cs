using System.Globalization;
using Kept.Cli.Kernel;
using Kept.Plans;
using Kept.Questions;

namespace Kept.Cli.Hosting;

/// <summary>The part of a plan's page that says how the questions' headlines move.</summary>
static class PlanHeadlines
{
    public static void Print(Plan plan, IPage page)
    {
        var (moved, unchanged) = (plan.Headlines.Moved, plan.Headlines.Unchanged);
        if (moved.Count + unchanged + plan.Headlines.Broken.Count == 0)
        {
            return;
        }

        page.Heading("Headlines");
        page.Table(TableView.Of(["headline", ">before", ">after", ">move"], moved.SelectMany(Rows)));
        foreach (var (question, problem) in plan.Headlines.Broken)
        {
            page.Line($"{question} can no longer be asked: {problem}");
        }

        if (unchanged > 0)
        {
            page.Line($"{Human.Count(unchanged, moved.Count == 0 ? "headline" : "more headline")} unchanged");
        }

        page.End();
    }

    static IEnumerable<IReadOnlyList<string>> Rows(HeadlineChange change)
    {
        yield return Row(change.Title, change.Total, change.Unit);
        foreach (var figure in change.Groups)
        {
            yield return Row($"  {figure.Group}", figure, change.Unit);
        }

        if (Rest(change) is { } rest)
        {
            yield return [$"  {rest}", "", "", ""];
        }
    }

    static string? Rest(HeadlineChange change) => (change.MoreGroups, change.SmallGroups) switch
    {
        (0, 0) => null,
        (var more, 0) => $"and {Human.Count(more)} more",
        (0, var small) => $"and {Human.Count(small)} too small to show",
        var (more, small) => $"and {Human.Count(more)} more, and {Human.Count(small)} too small to show",
    };

    static IReadOnlyList<string> Row(string title, Figure figure, HeadlineUnit unit) =>
        [title, Show(figure.Before, unit), Show(figure.After, unit), Move(figure, unit)];

    static string Show(double? value, HeadlineUnit unit) => value is not { } number ? "none" : unit switch
    {
        HeadlineUnit.Count => Human.Count((long)number),
        HeadlineUnit.Percent => $"{number.ToString("N1", CultureInfo.InvariantCulture)} %",
        _ => $"{number.ToString("N1", CultureInfo.InvariantCulture)} min",
    };

    static string Move(Figure figure, HeadlineUnit unit)
    {
        if (figure is not { Before: { } before, After: { } after } || before == after)
        {
            return "";
        }

        var move = (after - before).ToString(unit is HeadlineUnit.Count ? "+#,##0;-#,##0" : "+#,##0.0;-#,##0.0", CultureInfo.InvariantCulture);
        return unit switch { HeadlineUnit.Percent => $"{move} points", HeadlineUnit.Minutes => $"{move} min", _ => move };
    }
}
