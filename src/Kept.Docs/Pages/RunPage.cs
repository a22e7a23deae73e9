using Kept.Docs.Graph;
using Kept.Docs.Markup;
using Kept.Runs;

namespace Kept.Docs.Pages;

/// <summary>The last run: its verdict, what failed, what each step took; and the runs before it.</summary>
sealed class RunPage(SiteContent content, Atlas atlas)
{
    readonly Dictionary<string, Thing> models = atlas.Things.Where(thing => thing.Model is not null).ToDictionary(thing => thing.Model!.UniqueId);
    readonly Dictionary<string, Models.DataTest> tests = content.Project.Tests.GroupBy(test => test.UniqueId).ToDictionary(group => group.Key, group => group.First());

    public Page Write() => new("run.html", "Last run", "run.html", Html.Of($"""
        <h1>Last run</h1>
        <div class="lead">{Verdict(content)}</div>
        {Results()}{History()}
        """));

    /// <summary>The last run in a line.</summary>
    public static Html Verdict(SiteContent content)
    {
        var last = content.Runs.Count > 0 ? content.Runs[0] : null;
        return last?.Status switch
        {
            null => Html.Of($"<p class=\"quiet\">Nothing has run yet: this is the project alone. <code>kept run</code>, then <code>kept docs</code>.</p>"),
            "published" => Html.Of($"<p>{Parts.Badge("published", "good")}Run {last.RunId}, {Words.Moment(last.FinishedAt ?? last.StartedAt)}.</p>"),
            "refused" => Html.Of($"<p>{Parts.Badge("not published", "bad")}Run {last.RunId}, {Words.Moment(last.FinishedAt ?? last.StartedAt)}, failed its tests. Readers see what was published before.</p>"),
            _ => Html.Of($"<p>{Parts.Badge("begun", "warn")}Run {last.RunId} began {Words.Moment(last.StartedAt)} and has not said that it ended. Readers see what was published before.</p>"),
        };
    }

    Html Results() => content.Results is not { } results ? Html.Nothing : Html.All(
    [
        Parts.Facts(
            ("Command", results.Command.Length > 0 ? Html.Of($"<code>kept {results.Command}</code>") : Html.Nothing),
            ("Ended", Words.Moment(results.WrittenAt)),
            ("Took", Html.Text(Words.Duration(results.Seconds))),
            ("Steps", Html.Text(Words.Count(results.Steps.Count))),
            ("Failed", Html.Text(Words.Count(results.Steps.Count(IsBad)))),
            ("Warned", Html.Text(Words.Count(results.Steps.Count(step => step.Status == "warn"))))),
        Html.If(results.Steps.Any(step => IsBad(step) || step.Status == "warn"), () => Parts.Section("failures", "Failures and warnings", Table("Failures and warnings", results.Steps.Where(step => IsBad(step) || step.Status == "warn")))),
        Parts.Section("steps", "Steps", Table("Steps, in their order", results.Steps)),
    ]);

    Html Table(string caption, IEnumerable<StepResult> steps) => new Table(caption, "Step", "Kind", "Result", ">Rows", ">Failures", ">Time")
    {
        Rows = [.. steps.Select(step => new TableRow(null,
            Name(step.UniqueId), Html.Text(step.UniqueId.Split('.')[0].Replace('_', ' ')), Verdicts.Badge(step),
            Html.Text(step.Rows is { } rows ? Words.Count(rows) : ""), Html.Text(step.Failures is { } failures ? Words.Count(failures) : ""), Html.Text(Words.Duration(step.Seconds))))],
    }.Write();

    Html Name(string uniqueId) => models.TryGetValue(uniqueId, out var thing) ? Atlas.Link(thing)
        : tests.TryGetValue(uniqueId, out var test) ? Html.Of($"<a href=\"tests.html#{Verdicts.Anchor(test)}\">{Parts.Breakable(test.Name)}</a>")
        : Parts.Breakable(uniqueId);

    Html History() => Html.If(content.Runs.Count > 0, () => Parts.Section("history", "Runs", new Table("The newest runs", "Run", "Result", "Began", ">Time") { Rows = [.. content.Runs.Select(Row)] }.Write()));

    static TableRow Row(RunRecord run) => new(null,
        Html.Text($"{run.RunId}"),
        Parts.Badge(run.Status is "refused" ? "not published" : run.Status, run.Status switch { "published" => "good", "refused" => "bad", _ => "warn" }),
        Words.Moment(run.StartedAt),
        Html.Text(run.FinishedAt is { } end ? Words.Duration((end - run.StartedAt).TotalSeconds) : ""));

    static bool IsBad(StepResult step) => step.Status is "fail" or "error" or "runtime error";
}
