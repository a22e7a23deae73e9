using Kept.Models.Compile;
using Kept.Models.Project;

namespace Kept.Models.Selection;

/// <summary>Lists a project's nodes, each with what it reads.</summary>
sealed class ProjectNodes(ProjectContext context, ProjectProperties properties)
{
    public IReadOnlyList<ProjectNode> Of(ModelProject project, IEnumerable<Node> analyses) =>
    [
        .. project.Sources.Select(source => new ProjectNode(source, project.Name) { DescribedIn = Below(source.File) }),
        .. project.Models.Select(model => Of(model.Node, properties.Models.GetValueOrDefault(model.Name)?.File)),
        .. project.Tests.Select(test => Of(test.Node, properties.Tests.GetValueOrDefault(test.Name)?.File)),
        .. project.UnitTests.Select(test => new ProjectNode(test.Node, [test.Node.Tested!.UniqueId])),
        .. analyses.Select(Captured),
    ];

    ProjectNode Of(Node node, string? describedIn) => new(node, ParentsOf(node)) { DescribedIn = describedIn is null ? null : Below(describedIn) };

    /// <summary>
    /// An analysis is rendered only when somebody asks for it; so what it refers to is not known before. One that cannot be rendered,
    /// perhaps for want of a variable that is given with the question, has what it refers to up to there.
    /// </summary>
    ProjectNode Captured(Node analysis)
    {
        try
        {
            analysis.Template.Render(new NodeContext(context, analysis, CapturedReferences.Instance, new Invocation()), CancellationToken.None);
        }
        catch (ModelException)
        {
            // Who asks for it is told.
        }

        return Of(analysis, properties.Analyses.GetValueOrDefault(analysis.Name)?.File);
    }

    IEnumerable<string> ParentsOf(Node node) =>
        node.References.Order(StringComparer.Ordinal).Select(name => context.Models[name].UniqueId)
            .Concat(node.Sources.Order().Select(source => context.Sources[source].UniqueId));

    static string Below(string file) => file[(file.IndexOf('/', StringComparison.Ordinal) + 1)..];
}
