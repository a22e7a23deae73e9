using Kept.Models.Jinja;
using Kept.Models.Project;

namespace Kept.Models.Compile;

/// <summary>What a source says by Jinja, as dbt lets it: its schema, its name there, whether it is switched on.</summary>
sealed class SourceTexts(ProjectContext project, SourceProperties source)
{
    public bool IsEnabled => source.Enabled.All(said => (said is string text ? Evaluated(text) : said) is not false);

    public string Of(string text) => Jinja.Values.Text.Of(Evaluated(text));

    object? Evaluated(string text)
    {
        if (!ConfigApplier.IsJinja(text))
        {
            return text;
        }

        var (file, line) = (source.Table.File, source.Table.Line);
        var node = new Node(NodeKind.Analysis, source.Table.Name, file, line, [], Template.Parse(new SourceText(file, ""))) { Package = project.Name };
        return project.Template(file, text, line).Evaluate(new NodeContext(project, node, CapturedReferences.Instance, new Invocation()), CancellationToken.None);
    }
}
