using Kept.Docs.Graph;
using Kept.Docs.Markup;
using Kept.Models;
using Kept.Questions;

namespace Kept.Docs.Pages;

/// <summary>A page a question: what it asks, what may be set, and the SQL that answers it.</summary>
sealed class QuestionPages(SiteContent content, Atlas atlas, Verdicts verdicts)
{
    readonly ColumnParts columns = new(atlas, verdicts);
    readonly Dictionary<string, Analysis> analyses = content.Project.Analyses.ToDictionary(analysis => analysis.Name.Replace('_', '-'));

    public Page Write(Thing thing)
    {
        var trail = Html.Of($"<a href=\"questions.html\">Questions</a>");
        var analysis = analyses[thing.Title];
        return new Page(thing.Href, thing.Question?.Title ?? thing.Title, "questions.html", Html.All(
        [
            Parts.Head(trail, thing.Question?.Title ?? thing.Title, Parts.Badge("question", "layer is-question"), Prose.Of(thing.Question?.Description ?? analysis.Description)),
            Parts.Facts(
                ("Ask", Parts.Ref($"kept ask {thing.Title}")),
                ("Reads", Html.Join(", ", thing.Reads.Select(Atlas.Link))),
                ("Drawn as", Html.Text(thing.Question?.Chart is { } chart ? $"{chart.Type}s of {chart.Value} by {chart.Label}" : "")),
                ("File", Parts.Ref(analysis.File))),
            Parameters(thing.Question),
            LineageParts.Around(thing),
            columns.Section(thing),
            Parts.Section("sql", "SQL", Sql(analysis)),
        ]));
    }

    static Html Parameters(Question? question) => Html.If(question is { Parameters.Count: > 0 }, () => Parts.Section("parameters", "Parameters",
        new Table("Parameters", "Parameter", "Type", "Default", "What it does")
        {
            Rows = [.. question!.Parameters.Select(parameter => new TableRow(null,
                Html.Of($"<code>--{parameter.Option}</code>"), Html.Text(TypeOf(parameter)), Html.Text(parameter.Default ?? ""), Prose.Of(parameter.Description)))],
        }.Write()));

    static string TypeOf(QuestionParameter parameter) => parameter.Type is ParameterType.Whole ? "integer" : parameter.Type.ToString().ToLowerInvariant();

    Html Sql(Analysis analysis) => Html.All(
    [
        Parts.Code("Compiled, with the defaults", content.Project.CompileAnalysis(analysis.Name, new Dictionary<string, object?>()), isOpen: true),
        Parts.Code($"As written in {analysis.File}", analysis.Text, isOpen: false),
    ]);
}
