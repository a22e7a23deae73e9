using System.CommandLine;
using Kept.Cli.Hosting;
using Kept.Cli.Kernel;
using Kept.Predict.Features;
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
        foreach (var command in (IEnumerable<Command>)[PredictReport.Command, PredictReplay.Command, PredictMonitor.Command, .. PredictModels.Commands, PredictScore.Command, PredictWorklist.Command, PredictUplift.Command, PredictCapacity.Command, .. PredictServe.Commands])
        {
            predict.Add(command);
        }

        root.Add(predict);
    }

    static async Task TrainAsync(Call call)
    {
        var format = call.Format(OutputFormat.Table, OutputFormat.Json);
        var request = new TrainingRequest { AtMoment = MomentOf(call), TestFrom = call.Get(TestFrom), Seed = call.Get(Seed) };
        ModelSummary.Tell(await ModelTraining.RunAsync(call, request, call.Get(WithoutCalled) ? PredictionData.NotCalled : null), format);
    }

    static string MomentOf(Call call) => call.Get(AtMoment) is { } moment && Moment.All.Contains(moment)
        ? moment : throw new UsageException($"--moment: {Suggestion.Unknown("word", call.Get(AtMoment)!, Moment.All)}");
}
