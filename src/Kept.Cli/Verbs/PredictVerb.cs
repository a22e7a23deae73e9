using System.CommandLine;
using Kept.Cli.Hosting;
using Kept.Cli.Kernel;
using Kept.Predict.Features;
using Kept.Predict.Registry;
using Kept.Predict.Training;

namespace Kept.Cli.Verbs;

/// <summary><c>kept predict</c>: which appointments will be missed.</summary>
static class PredictVerb
{
    static readonly Option<string> AtMoment = new("--moment") { Description = "When the prediction is made: night_before or booking", DefaultValueFactory = _ => Moment.NightBefore };
    static readonly Option<DateOnly?> TestFrom = new("--test-from") { Description = "The first day that is tested on and never trained on; default: the last fifth of the days" };
    static readonly Option<int> Seed = new("--seed") { Description = "The same seed and data make the same model", DefaultValueFactory = _ => 1 };

    static readonly Option<bool> WithoutCalled = new("--without-called") { Description = "Leave out the appointments that were to be called or were contacted: calling has changed what became of them" };

    public static void AddPredict(this RootCommand root)
    {
        var predict = new Command("predict", "Which appointments will be missed: train, measure, score")
        {
            new Command("train", "Train on the appointments whose outcome is known, and keep the model; one that passes the gate becomes active") { AtMoment, TestFrom, Seed, WithoutCalled }.Runs(TrainAsync),
        };
        foreach (var command in (IEnumerable<Command>)[PredictReport.Command, .. PredictModels.Commands, PredictScore.Command, PredictWorklist.Command, PredictUplift.Command, .. PredictServe.Commands])
        {
            predict.Add(command);
        }

        root.Add(predict);
    }

    static async Task TrainAsync(Call call)
    {
        var format = call.Format(OutputFormat.Table, OutputFormat.Json);
        var request = new TrainingRequest { AtMoment = MomentOf(call), TestFrom = call.Get(TestFrom), Seed = call.Get(Seed) };
        var label = AttendanceLabel.Of(call.Workspace.Vars);
        var table = await PredictionData.ReadAsync(call, request.AtMoment, call.Get(WithoutCalled) ? PredictionData.NotCalled : null);
        var file = await call.Terminal.StagesAsync(call.Time, stages =>
        {
            using var progress = new TrainingProgress(stages);
            return Task.FromResult(new Training(PredictionData.Store(call.Workspace), call.Time).Run(table, request, label, progress, call.Cancellation));
        });
        using var kept = ModelFile.Read(PredictionData.Store(call.Workspace).PathOf(file.Version));
        var checks = file.TestDays.Length == 0 ? [] : ModelRelease.Judge(call, kept, table);
        var isActive = checks.Count > 0 && checks.All(check => check.Passes);
        if (isActive)
        {
            ModelRelease.Activate(call, file.Version, ModelEventKind.Passed, null, checks);
        }

        ModelSummary.Tell(file, checks, isActive, format);
    }

    static string MomentOf(Call call) => call.Get(AtMoment) is { } moment && Moment.All.Contains(moment)
        ? moment : throw new UsageException($"--moment: {Suggestion.Unknown("word", call.Get(AtMoment)!, Moment.All)}");
}
