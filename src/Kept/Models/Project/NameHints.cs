namespace Kept.Models.Project;

/// <summary>A file of a later layer overrides by its name; one whose name only resembles one of ours was perhaps meant to.</summary>
static class NameHints
{
    public static IEnumerable<string> Of(IReadOnlyList<ProjectFile> files) =>
        from kind in files.Where(file => file.Kind is not FileKind.Properties).GroupBy(file => file.Kind)
        let known = kind.Where(file => file.Layer == 0).Select(file => file.Name).ToHashSet()
        from file in kind
        where file.Layer > 0 && !known.Contains(file.Name)
        let near = Suggestion.Nearest(file.Name, known.Except(kind.Where(other => other.Layer > 0).Select(other => other.Name)))
        where near is not null
        select $"{file.Display} adds '{file.Name}'; to override ours, call it '{near}'";
}
