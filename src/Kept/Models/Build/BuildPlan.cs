using Kept.Models.Compile;
namespace Kept.Models.Build;

/// <summary>A step with what it runs: one of the three is set.</summary>
sealed record PlannedStep(BuildStep Step, Model? Model, DataTest? Test, UnitTest? UnitTest)
{
    public Node Node => Model?.Node ?? Test?.Node ?? UnitTest!.Node;
}

/// <summary>The order of a build: a model's unit tests before it, each other test as soon as all that it looks at is built.</summary>
static class BuildPlan
{
    /// <param name="project">The project.</param>
    /// <param name="selected">The unique ids of what takes part; null for all.</param>
    public static IReadOnlyList<PlannedStep> Of(ModelProject project, IReadOnlySet<string>? selected = null)
    {
        var order = new List<PlannedStep>();
        var unitTests = project.UnitTests.ToLookup(test => test.Model);
        var waiting = project.Tests.ToList();
        var built = new HashSet<string>();
        TakeReady();
        foreach (var model in project.Models)
        {
            order.AddRange(unitTests[model.Name].Select(test => new PlannedStep(StepOf(test), null, null, test)));
            order.AddRange(model.IsBuilt ? [new PlannedStep(StepOf(model), model, null, null)] : []);
            built.Add(model.Name);
            TakeReady();
        }

        order.RemoveAll(item => selected?.Contains(item.Step.UniqueId) is false);
        return [.. order.Select((item, i) => item with { Step = item.Step with { Index = i + 1, Total = order.Count } })];

        void TakeReady()
        {
            var ready = waiting.Where(test => test.DependsOn.All(built.Contains)).ToHashSet();
            waiting.RemoveAll(ready.Contains);
            order.AddRange(ready.Select(test => new PlannedStep(StepOf(test), null, test, null)));
        }
    }

    static BuildStep StepOf(Model model) => new(0, 0, BuildStepKind.Model, model.Name, model.Table.Schema, model.Materialization) { UniqueId = model.UniqueId };

    static BuildStep StepOf(DataTest test) => new(0, 0, BuildStepKind.Test, test.Name, null, null) { UniqueId = test.UniqueId };

    static BuildStep StepOf(UnitTest test) => new(0, 0, BuildStepKind.UnitTest, test.Name, null, null) { UniqueId = test.UniqueId };
}
