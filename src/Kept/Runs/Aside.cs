using Kept.Models;
using Kept.Models.Build;

namespace Kept.Runs;

/// <summary>What a refused rebuild has left aside, and what of it the next one may take as it is: each model whose text is the same, and that of all it reads.</summary>
static class Aside
{
    /// <summary>The models that were built, or stand inlined in others, by unique id, each with the hash of what it says.</summary>
    public static Dictionary<string, string> Of(BuildReport build, ModelProject project, IReadOnlyDictionary<string, string> code)
    {
        var built = build.Models.Where(step => step.Status is StepStatus.Passed).Select(step => step.Step.UniqueId).ToHashSet();
        return project.Models.Where(model => !model.IsBuilt || built.Contains(model.UniqueId)).ToDictionary(model => model.UniqueId, model => HashOf(model, code));
    }

    /// <summary>
    /// The unique ids of the models that are as they were. One that takes no part, then and now, is as it was published; one that
    /// took part and takes none any more is not what was read then.
    /// </summary>
    public static IReadOnlySet<string> Reusable(RunNote refused, IReadOnlySet<string>? part, ModelProject project, IReadOnlyDictionary<string, string> code)
    {
        var (reusable, names, before) = (new HashSet<string>(), new HashSet<string>(), refused.Part?.ToHashSet());
        foreach (var model in project.Models)
        {
            var (took, takes) = (Takes(before, model), Takes(part, model));
            var isSame = took == takes && (!takes || refused.Aside!.GetValueOrDefault(model.UniqueId) == HashOf(model, code));
            if (isSame && model.DependsOn.All(names.Contains))
            {
                reusable.Add(model.UniqueId);
                names.Add(model.Name);
            }
        }

        return reusable;
    }

    /// <summary>What stands inlined in others takes part wherever they do.</summary>
    static bool Takes(IReadOnlySet<string>? part, Model model) => !model.IsBuilt || part?.Contains(model.UniqueId) is not false;

    /// <summary>The program's version too: another one may make another table of the same text.</summary>
    static string HashOf(Model model, IReadOnlyDictionary<string, string> code) =>
        ProjectInventory.Hash(code[ProjectInventory.Program], code[$"model {model.Name}"], code[$"{ProjectInventory.Compiled} {model.Name}"], model.Node.Data);
}
