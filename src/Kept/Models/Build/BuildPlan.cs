namespace Kept.Models.Build;

/// <summary>A step with what it runs: one of the two is set.</summary>
sealed record PlannedStep(BuildStep Step, Model? Model, DataTest? Test);

/// <summary>The order of a build: each test as soon as all that it looks at is built.</summary>
static class BuildPlan
{
    /// <param name="project">The project.</param>
    /// <param name="selected">The unique ids of what takes part; null for all.</param>
    public static IReadOnlyList<PlannedStep> Of(ModelProject project, IReadOnlySet<string>? selected = null)
    {
        var order = new List<(Model? Model, DataTest? Test)>();
        var waiting = project.Tests.ToList();
        var built = new HashSet<string>();
        TakeReady();
        foreach (var model in project.Models)
        {
            order.AddRange(model.IsBuilt ? [(model, (DataTest?)null)] : []);
            built.Add(model.Name);
            TakeReady();
        }

        order.RemoveAll(item => selected?.Contains(item.Model?.UniqueId ?? item.Test!.UniqueId) is false);
        return [.. order.Select((item, i) => new PlannedStep(StepOf(i + 1, order.Count, item.Model, item.Test), item.Model, item.Test))];

        void TakeReady()
        {
            var ready = waiting.Where(test => test.DependsOn.All(built.Contains)).ToHashSet();
            waiting.RemoveAll(ready.Contains);
            order.AddRange(ready.Select(test => ((Model?)null, (DataTest?)test)));
        }
    }

    static BuildStep StepOf(int index, int total, Model? model, DataTest? test) => model is not null
        ? new BuildStep(index, total, BuildStepKind.Model, model.Name, model.Table.Schema, model.Materialization) { UniqueId = model.UniqueId }
        : new BuildStep(index, total, BuildStepKind.Test, test!.Name, null, null) { UniqueId = test.UniqueId };
}
