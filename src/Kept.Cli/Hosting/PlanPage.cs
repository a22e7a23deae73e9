using Kept.Cli.Kernel;
using Kept.Plans;

namespace Kept.Cli.Hosting;

/// <summary>A plan as a page for people: on the terminal, or as Markdown for a pull request.</summary>
static class PlanPage
{
    /// <param name="plan">The plan.</param>
    /// <param name="isMarkdown">Whether it is written for a page of a review.</param>
    /// <param name="publish">The command that publishes what it shows.</param>
    public static void Print(Plan plan, bool isMarkdown, string publish)
    {
        var page = isMarkdown ? (IPage)new MarkdownPage(Console.Out) : new TerminalPage();
        page.Title(Verdict(plan));
        PlanHeadlines.Print(plan, page);
        PlanTables.Print(plan, page);
        PlanFeeds.Print(plan, page);
        PlanCode.Print(plan, page);
        PlanTests.Print(plan, page);
        page.Line(Closing(plan, publish));
    }

    static string Verdict(Plan plan) => plan switch
    {
        { IsEmpty: true } => "Nothing to change: no file is new, and the models are as they were",
        { Refusal: { } reason } => $"Run {plan.Run!.RunId} would not be published: {reason}",
        { ChangesTables: false } => $"Run {plan.Run!.RunId} would change no table and no view",
        _ => $"Run {plan.Run!.RunId} would change {plan.Changed.Count()} of {Human.Count(plan.Tables.Count, "table")} and views",
    };

    static string Closing(Plan plan, string publish) => plan switch
    {
        { IsEmpty: true } => "Nothing was changed",
        { Refusal: not null } => "Nothing was changed. Correct what fails, and plan again",
        _ => $"Planned in {Times(plan)}. Nothing was changed; {publish}",
    };

    static string Times(Plan plan)
    {
        var parts = new[] { "copy", "run", "compare", "ask" }.Select(part => $"{part} {Human.Duration(plan.Times[part])}");
        return $"{Human.Duration(plan.Times["all"])} ({string.Join(", ", parts)})";
    }
}
