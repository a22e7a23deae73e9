namespace Kept.Models.Build;

/// <summary>A step with what it runs: one of the two is set.</summary>
sealed record PlannedStep(BuildStep Step, Model? Model, DataTest? Test);

/// <summary>The order of a build: each test as soon as all that it looks at is built.</summary>
static class BuildPlan
{
    public static IReadOnlyList<PlannedStep> Of(ModelProject project)
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

        return [.. order.Select((item, i) => new PlannedStep(StepOf(i + 1, order.Count, item.Model, item.Test), item.Model, item.Test))];

        void TakeReady()
        {
            var ready = waiting.Where(test => test.DependsOn.All(built.Contains)).ToHashSet();
            waiting.RemoveAll(ready.Contains);
            order.AddRange(ready.Select(test => ((Model?)null, (DataTest?)test)));
        }
    }

    static BuildStep StepOf(int index, int total, Model? model, DataTest? test) => model is not null
        ? new BuildStep(index, total, BuildStepKind.Model, model.Name, model.Table.Schema, model.Materialization)
        : new BuildStep(index, total, BuildStepKind.Test, test!.Name, null, null);
}
