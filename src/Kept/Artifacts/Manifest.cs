using Kept.Models;

namespace Kept.Artifacts;

/// <summary>What a project is, as dbt's <c>manifest.json</c> has it, in version 12 of its published schema.</summary>
public static class Manifest
{
    /// <summary>The file's name.</summary>
    public const string FileName = "manifest.json";

    /// <summary>Writes it.</summary>
    /// <param name="directory">Where to.</param>
    /// <param name="project">The project.</param>
    /// <param name="invocation">The command that writes it.</param>
    /// <param name="compiled">What nodes were compiled to, by unique id; without it nothing counts as compiled.</param>
    public static void Write(string directory, ModelProject project, Invocation invocation, IReadOnlyDictionary<string, string>? compiled = null) =>
        ArtifactFile.Write(Path.Combine(directory, FileName), Of(project, invocation, compiled ?? new Dictionary<string, string>()));

    internal static Dictionary<string, object?> Of(ModelProject project, Invocation invocation, IReadOnlyDictionary<string, string> compiled)
    {
        var nodes = new NodeEntry(project, invocation, compiled);
        var tests = project.UnitTests.ToDictionary(test => test.UniqueId, object? (test) => UnitTestEntry.Of(test, project));
        return new()
        {
            ["metadata"] = MetadataOf(project, invocation),
            ["nodes"] = project.Nodes.Where(node => node.Node is not null && !tests.ContainsKey(node.UniqueId)).ToDictionary(node => node.UniqueId, object? (node) => nodes.Of(node)),
            ["sources"] = project.Nodes.Where(node => node.Source is not null).ToDictionary(node => node.UniqueId, object? (node) => SourceEntry.Of(node, invocation.Database)),
            ["macros"] = project.Macros.ToDictionary(macro => MacroEntry.IdOf(project, macro.Name), object? (macro) => MacroEntry.Of(macro, project)),
            ["docs"] = Empty,
            ["exposures"] = Empty,
            ["metrics"] = Empty,
            ["groups"] = Empty,
            ["selectors"] = Empty,
            ["disabled"] = Empty,
            ["parent_map"] = project.Nodes.ToDictionary(node => node.UniqueId, object? (node) => node.Parents),
            ["child_map"] = ChildrenOf(project),
            ["group_map"] = Empty,
            ["saved_queries"] = Empty,
            ["semantic_models"] = Empty,
            ["unit_tests"] = tests,
        };
    }

    static Dictionary<string, object?> Empty { get; } = [];

    static Dictionary<string, object?> MetadataOf(ModelProject project, Invocation invocation)
    {
        var metadata = invocation.Metadata("manifest/v12");
        metadata["project_name"] = project.Name;
        metadata["adapter_type"] = project.Engine;
        metadata["send_anonymous_usage_stats"] = false;
        return metadata;
    }

    static Dictionary<string, object?> ChildrenOf(ModelProject project)
    {
        var children = project.Nodes.SelectMany(node => node.Parents.Select(parent => (parent, node.UniqueId))).ToLookup(pair => pair.parent, pair => pair.UniqueId);
        return project.Nodes.ToDictionary(node => node.UniqueId, object? (node) => children[node.UniqueId].ToList());
    }
}
