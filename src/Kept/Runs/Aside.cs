using Kept.Models;
using Kept.Models.Build;

namespace Kept.Runs;

/// <summary>What a refused rebuild has left aside, and what of it the next one may take as it is: each model whose text is the same, and that of all it reads.</summary>
static class Aside
{
    /// <summary>The models that were built, by unique id, each with the hash of what it says.</summary>
    public static Dictionary<string, string> Of(BuildReport build, ModelProject project, IReadOnlyDictionary<string, string> code)
    {
        var built = build.Models.Where(step => step.Status is StepStatus.Passed).Select(step => step.Step.UniqueId).ToHashSet();
        return project.Models.Where(model => built.Contains(model.UniqueId)).ToDictionary(model => model.UniqueId, model => HashOf(model, code));
    }

    /// <summary>The unique ids of the models that can be taken. What takes no part is as it was published, then and now.</summary>
    public static IReadOnlySet<string> Reusable(IReadOnlyDictionary<string, string> aside, IReadOnlySet<string>? part, ModelProject project, IReadOnlyDictionary<string, string> code)
    {
        var (reusable, names) = (new HashSet<string>(), new HashSet<string>());
        foreach (var model in project.Models)
        {
            var isSame = !model.IsBuilt || part?.Contains(model.UniqueId) is false || (aside.TryGetValue(model.UniqueId, out var hash) && hash == HashOf(model, code));
            if (isSame && model.DependsOn.All(names.Contains))
            {
                reusable.Add(model.UniqueId);
                names.Add(model.Name);
            }
        }

        return reusable;
    }

    static string HashOf(Model model, IReadOnlyDictionary<string, string> code) =>
        ProjectInventory.Hash(code[$"model {model.Name}"], code[$"{ProjectInventory.Compiled} {model.Name}"], model.Node.Data);
}
