using Kept.Docs.Graph;
using Kept.Docs.Markup;
using Kept.Models;

namespace Kept.Docs.Pages;

/// <summary>A page a model, seed or snapshot.</summary>
sealed class ModelPages(SiteContent content, Atlas atlas, Verdicts verdicts)
{
    readonly ColumnParts columns = new(atlas, verdicts);

    public Page Write(Thing thing)
    {
        var model = thing.Model!;
        var tests = verdicts.TestsOf(thing);
        var trail = Html.Of($"<a href=\"models.html\">Models</a> / <a href=\"models.html#{ListPages.Anchor(thing.Group)}\">{thing.Group}</a>");
        var lead = model.Description.Length == 0 ? Html.Of($"<p class=\"quiet\">The project does not say what it is for.</p>") : Prose.Of(model.Description);
        return new Page(thing.Href, thing.Title, "models.html", Html.All(
        [
            Parts.Head(trail, thing.Title, Badges(thing, model), lead),
            Facts(thing, model, tests),
            LineageParts.Around(thing),
            columns.Section(thing),
            Parts.Section("tests", "Tests", tests.Count == 0 ? Html.Of($"<p class=\"quiet\">Nothing is tested of it.</p>") : verdicts.Table($"Tests of {thing.Title}", tests)),
            Html.If(model.Materialization is not Materialization.Seed, () => Parts.Section("sql", "SQL", Sql(model))),
        ]));
    }

    Html Facts(Thing thing, Model model, IReadOnlyList<DataTest> tests)
    {
        var result = verdicts.Of(model.UniqueId);
        return Parts.Facts(
            ("One row per", Grain(model, tests)),
            ("Table", Parts.Ref(model.Table.ToString())),
            ("Rows", Html.Text(result?.Rows is { } rows ? Words.Count(rows) : "")),
            ("Last built", Built(result)),
            ("Tests", verdicts.Summary(tests)),
            ("Reads, read by", Html.Of($"<a href=\"#lineage\">{thing.Reads.Count} up, {thing.ReadBy.Count} down</a>")),
            ("File", Parts.Ref(model.File)));
    }

    /// <summary>What makes a row its own: the columns that are tested to be unique.</summary>
    static Html Grain(Model model, IReadOnlyList<DataTest> tests)
    {
        var keys = tests.Where(test => test.Generic == "unique" && test.DependsOn.Contains(model.Name)).Select(test => test.Column).OfType<string>().Distinct().ToList();
        return keys.Count == 0
            ? Html.Of($"<span class=\"quiet\">not stated: no column is tested to be unique</span>")
            : Html.Join(", or ", keys.Select(key => Html.Of($"<a href=\"#{Atlas.ColumnAnchor(key)}\"><code>{key}</code></a>")));
    }

    Html Built(StepResult? result) => (result, content.Runs.FirstOrDefault(run => run.Status == "published")) switch
    {
        ({ } step, _) => Html.Of($"{Words.Moment(content.Results!.WrittenAt)} in {Words.Duration(step.Seconds)} {Verdicts.Badge(step)}"),
        (_, { } run) => Html.Of($"<a href=\"run.html\">run {run.RunId}</a>, {Words.Moment(run.FinishedAt ?? run.StartedAt)}, or before"),
        _ => Html.Of($"<span class=\"quiet\">never yet</span>"),
    };

    static Html Badges(Thing thing, Model model) => Html.All(
    [
        Parts.Badge(thing.Group, $"layer is-{Slug.Of(thing.Group)}"), Parts.Badge(thing.KindName),
        Html.If(model.HasContract, () => Parts.Badge("contract enforced")),
        Html.If(model.Origin is Origin.Workspace, () => Parts.Badge("of this workspace")),
        .. model.Tags.Select(tag => Parts.Badge($"# {tag}")),
    ]);

    Html Sql(Model model)
    {
        var source = Parts.Code($"As written in {model.File}", model.Text, isOpen: false);
        try
        {
            return Html.All([Parts.Code("Compiled", content.Project.CompileModel(model), isOpen: true), source]);
        }
        catch (ModelException)
        {
            return Html.All([Html.Of($"<p class=\"quiet\">It cannot be compiled on its own; kept compile says why.</p>"), source]);
        }
    }
}
