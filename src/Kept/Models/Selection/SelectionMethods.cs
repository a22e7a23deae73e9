using Kept.Models.Compile;

namespace Kept.Models.Selection;

/// <summary>dbt's methods: how a term finds its nodes.</summary>
static class SelectionMethods
{
    static readonly Dictionary<string, Func<Criterion, Func<ProjectNode, bool>>> Known = new()
    {
        ["fqn"] = criterion => QualifiedName.Matcher(criterion.Value),
        ["tag"] = criterion => Wildcards.Name(criterion.Value) is var tag ? node => node.Tags.Any(tag.IsMatch) : null!,
        ["source"] = criterion => Dotted(criterion, 3) is var parts ? node => node.Source is { } source && Match(parts, node.Package, source.Source, source.Name) : null!,
        ["path"] = Path,
        ["file"] = criterion => Wildcards.Name(criterion.Value) is var name ? node => IsFile(node, name.IsMatch) : null!,
        ["package"] = criterion => Wildcards.Name(criterion.Value) is var name ? node => criterion.Value == "this" || name.IsMatch(node.Package) : null!,
        ["config"] = ConfigMatch.Of,
        ["test_name"] = criterion => Wildcards.Name(criterion.Value) is var name ? node => node.Node?.Generic is { } generic && name.IsMatch(generic.Test) : null!,
        ["test_type"] = TestType,
        ["resource_type"] = criterion => ResourceType.All.Contains(criterion.Value)
            ? node => node.ResourceType == criterion.Value
            : throw new SelectionException($"'{criterion.Raw}': {Suggestion.Unknown("resource type", criterion.Value, ResourceType.All)}"),
        ["unit_test"] = criterion => Dotted(criterion, 2) is var parts ? node => node.Kind is NodeKind.UnitTest && Match(parts, node.Package, node.Name) : null!,
    };

    static readonly string[] Unsupported = ["access", "exposure", "function", "group", "metric", "result", "saved_query", "selector", "semantic_model", "source_status", "version"];

    /// <summary>The names of the methods.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Known.Keys, "state"];

    /// <summary>Whether a node is one that a term finds.</summary>
    /// <exception cref="SelectionException">The method is unknown, or not supported.</exception>
    public static Func<ProjectNode, bool> Matcher(Criterion criterion, IProjectState? state) =>
        criterion.Method == "state" ? StateMatch.Of(criterion, state)
        : Known.TryGetValue(criterion.Method, out var method) ? method(criterion)
        : Unsupported.Contains(criterion.Method) ? throw new SelectionException($"'{criterion.Raw}': selecting by {criterion.Method} is not supported; run dbt on the same project for it")
        : throw new SelectionException($"'{criterion.Raw}': {Suggestion.Unknown("method", criterion.Method, Names)}");

    /// <summary>A path that is given from the workspace, not from the project, is meant all the same.</summary>
    static Func<ProjectNode, bool> Path(Criterion criterion)
    {
        var value = criterion.Value.StartsWith("./", StringComparison.Ordinal) ? criterion.Value[2..] : criterion.Value;
        var (path, file) = (Wildcards.PathOrFolder(value), Wildcards.Path(value));
        return node => path.IsMatch(node.OriginalPath) || path.IsMatch(node.File) || (node.DescribedIn is { } described && file.IsMatch(described));
    }

    static bool IsFile(ProjectNode node, Func<string, bool> matches) =>
        System.IO.Path.GetFileName(node.OriginalPath) is var name && (matches(name) || matches(System.IO.Path.GetFileNameWithoutExtension(name)));

    static Func<ProjectNode, bool> TestType(Criterion criterion) => criterion.Value switch
    {
        "generic" or "schema" => node => node.Node?.Generic is not null,
        "singular" => node => node is { Kind: NodeKind.Test, Node.Generic: null },
        "data" => node => node.Kind is NodeKind.Test,
        "unit" => node => node.Kind is NodeKind.UnitTest,
        _ => throw new SelectionException($"'{criterion.Raw}': {Suggestion.Unknown("test type", criterion.Value, ["generic", "singular", "data", "unit"])}"),
    };

    /// <summary>What stands between dots, from behind: what is left out before it may be anything.</summary>
    static IReadOnlyList<System.Text.RegularExpressions.Regex> Dotted(Criterion criterion, int most)
    {
        var parts = criterion.Value.Split('.');
        return parts.Length <= most
            ? [.. parts.Select(Wildcards.Name)]
            : throw new SelectionException($"'{criterion.Raw}' has {parts.Length} parts between dots; expected at most {most}, for example source:staging.patients");
    }

    static bool Match(IReadOnlyList<System.Text.RegularExpressions.Regex> parts, params ReadOnlySpan<string> names)
    {
        var from = parts.Count == 1 && names.Length == 3 ? 1 : names.Length - parts.Count;
        for (var i = 0; i < parts.Count; i++)
        {
            if (!parts[i].IsMatch(names[from + i]))
            {
                return false;
            }
        }

        return true;
    }
}
