using Kept.Docs.Graph;
using Kept.Docs.Markup;
using Kept.Models;

namespace Kept.Docs.Pages;

/// <summary>What the last run said of models and tests. Of failures there is their number alone.</summary>
sealed class Verdicts(SiteContent content, Atlas atlas)
{
    readonly ILookup<string, DataTest> ofModels = content.Project.Tests.SelectMany(test => test.DependsOn.Select(model => (model, test))).ToLookup(pair => pair.model, pair => pair.test);
    readonly ILookup<(string, string), DataTest> ofSources = content.Project.Tests.SelectMany(test => test.Sources.Select(source => (source, test))).ToLookup(pair => pair.source, pair => pair.test);

    public StepResult? Of(string uniqueId) => content.Results?.Find(uniqueId);

    /// <summary>The tests that look at a thing, the failing ones first.</summary>
    public IReadOnlyList<DataTest> TestsOf(Thing thing) => InOrder(
        thing.Model is { } model ? ofModels[model.Name] : thing.Source is { } source ? ofSources[(source.Source, source.Name)] : []);

    /// <summary>The tests that ask for one column of a thing.</summary>
    public IEnumerable<DataTest> TestsOf(Thing thing, string column) =>
        TestsOf(thing).Where(test => string.Equals(test.Column, column, StringComparison.OrdinalIgnoreCase) && IsAskedBy(test, thing));

    public IReadOnlyList<DataTest> InOrder(IEnumerable<DataTest> tests) =>
        [.. tests.OrderBy(test => Rank(Of(test.UniqueId)?.Status)).ThenBy(test => test.Name, StringComparer.Ordinal)];

    /// <summary>Nothing while no run said anything.</summary>
    public Html Badge(string uniqueId) => content.Results is null ? Html.Nothing : Badge(Of(uniqueId));

    public static Html Badge(StepResult? result) => result?.Status switch
    {
        null => Parts.Badge("not in the last run"),
        "success" or "pass" => Parts.Badge("passed", "good"),
        "warn" => Parts.Badge("warned", "warn"),
        "fail" => Parts.Badge("failed", "bad"),
        "error" or "runtime error" => Parts.Badge("error", "bad"),
        var other => Parts.Badge(other),
    };

    /// <summary>How many of some tests passed: <c>11 of 12 passed</c>.</summary>
    public Html Summary(IReadOnlyList<DataTest> tests)
    {
        var results = tests.Select(test => Of(test.UniqueId)).OfType<StepResult>().ToList();
        if (tests.Count == 0 || results.Count == 0)
        {
            return Html.Text(Words.Count(tests.Count, "test"));
        }

        var (passed, bad) = (results.Count(result => result.Status == "pass"), results.Count(result => result.Status is "fail" or "error"));
        return Html.Of($"{Words.Count(passed)} of {Words.Count(tests.Count, "test")} passed {Html.If(bad > 0, () => Parts.Badge($"{Words.Count(bad)} failed", "bad"))}");
    }

    public Html Table(string caption, IReadOnlyList<DataTest> tests) => new Table(caption, "Test", "Looks at", "Result", ">Failures", ">Time")
    {
        Rows = [.. tests.Select(Row)],
    }.Write();

    TableRow Row(DataTest test)
    {
        var result = Of(test.UniqueId);
        return new TableRow(Anchor(test),
            Html.Of($"<code>{Parts.Breakable(test.Name)}</code>{Html.If(test.Severity is TestSeverity.Warn, () => Parts.Badge("warns only"))}<span class=\"note\">{Prose.Plain(test.Description)}</span>"),
            Html.Join(", ", test.DependsOn.Select(atlas.Model).Concat(test.Sources.Select(source => atlas.Source(source.Source, source.Table))).OfType<Thing>().Select(Atlas.Link)),
            Badge(test.UniqueId),
            Html.Text(result?.Failures is { } failures ? Words.Count(failures) : ""),
            Html.Text(result is null ? "" : Words.Duration(result.Seconds)));
    }

    public static string Anchor(DataTest test) => $"test-{Slug.Of(test.UniqueId)}";

    /// <summary>A relationship looks at two tables, and is asked for by one of them, after which dbt names it.</summary>
    static bool IsAskedBy(DataTest test, Thing thing) =>
        test.DependsOn.Count + test.Sources.Count < 2 || test.Name.Contains(thing.Model?.Name ?? thing.Source!.Name, StringComparison.Ordinal);

    static int Rank(string? status) => status switch { "error" or "fail" => 0, "warn" => 1, "skipped" => 2, _ => 3 };
}
