using Kept.Models;

namespace Kept.Plans;

/// <summary>What changed in the project and the feeds' definitions.</summary>
/// <param name="Items">The things that changed, by kind and name.</param>
/// <param name="Affected">The models that changed or read one that did, in the order in which they are built.</param>
public sealed record CodeChanges(IReadOnlyList<CodeChange> Items, IReadOnlyList<string> Affected)
{
    /// <summary>Compares two inventories.</summary>
    /// <param name="before">What the last run went by.</param>
    /// <param name="after">What there is now.</param>
    /// <param name="project">The project as it is now.</param>
    public static CodeChanges Between(IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> after, ModelProject project)
    {
        var items = before.Keys.Union(after.Keys).Order(StringComparer.Ordinal)
            .Select(key => Compare(key, before.GetValueOrDefault(key), after.GetValueOrDefault(key))).OfType<CodeChange>().ToList();
        var own = items.Where(item => item.Kind == "model").Select(item => item.Name).ToHashSet();
        var shown = items.Where(item => item.Kind != ProjectInventory.Compiled || !own.Contains(item.Name))
            .Select(item => item.Kind == ProjectInventory.Compiled ? item with { Kind = "model", How = CodeChangeKind.CompilesAnew } : item);
        return new CodeChanges([.. shown], AffectedBy([.. items.Where(item => item.Kind is "model" or ProjectInventory.Compiled).Select(item => item.Name)], project));
    }

    static CodeChange? Compare(string key, string? before, string? after)
    {
        var (kind, name) = key.Split(' ', 2) is [var first, var second] ? (first, second) : (key, "");
        return (before, after) switch
        {
            _ when before == after => null,
            (null, _) => new CodeChange(kind, name, CodeChangeKind.Added),
            (_, null) => new CodeChange(kind, name, CodeChangeKind.Removed),
            _ => new CodeChange(kind, name, CodeChangeKind.Changed),
        };
    }

    static List<string> AffectedBy(HashSet<string> changed, ModelProject project)
    {
        foreach (var model in project.Models.Where(model => model.DependsOn.Any(changed.Contains)))
        {
            changed.Add(model.Name);
        }

        return [.. project.Models.Select(model => model.Name).Where(changed.Contains)];
    }
}

/// <summary>A thing of the project that changed.</summary>
/// <param name="Kind">What it is: model, macro, test, source, question, variable, feed, program.</param>
/// <param name="Name">Its name.</param>
/// <param name="How">What happened to it.</param>
public sealed record CodeChange(string Kind, string Name, CodeChangeKind How);

/// <summary>What happened to a thing of the project.</summary>
public enum CodeChangeKind
{
    /// <summary>It is new.</summary>
    Added,

    /// <summary>It says something else, or is set otherwise.</summary>
    Changed,

    /// <summary>It is gone. The table of a model that is gone stays as it was.</summary>
    Removed,

    /// <summary>A model says what it said, and means another SQL: a macro or a variable changed.</summary>
    CompilesAnew,
}
