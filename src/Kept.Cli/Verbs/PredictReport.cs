using System.CommandLine;
using Kept.Cli.Hosting;
using Kept.Cli.Hosting.Reporting;
using Kept.Cli.Kernel;
using Kept.Predict.Evaluation;
using Kept.Predict.Features;
using Kept.Predict.Training;

namespace Kept.Cli.Verbs;

/// <summary><c>kept predict report</c>: how good a model is.</summary>
static class PredictReport
{
    static readonly Option<string?> ModelName = new("--model") { Description = "Which model; default: the newest", HelpName = "VERSION" };
    static readonly Option<int> Rolling = new("--rolling") { Description = "Also train anew for so many windows of the later half of the days, each on the days before it, with the same settings", HelpName = "WINDOWS" };

    public static Command Command => new Command("report", "Tell how good a model is on the days that it was not trained on: with intervals, beside a baseline and a floor, and by group")
    {
        ModelName, Rolling, ReportFiles.Html, ReportFiles.Card,
    }.Runs(RunAsync);

    static async Task RunAsync(Call call)
    {
        var format = call.Format(OutputFormat.Table, OutputFormat.Json);
        var store = PredictionData.Store(call.Workspace);
        using var kept = ModelFile.Read(store.PathOf(store.Find(call.Get(ModelName))));
        var table = await PredictionData.ReadAsync(call, kept.File.Moment, null);
        var report = ModelReport.Of(kept, table) with { Rolling = await RollAsync(call, kept, table) };
        ReportSummary.Tell(report, format);
        await ReportFiles.WriteAsync(call, report);
    }

    static Task<IReadOnlyList<RollingWindow>> RollAsync(Call call, KeptModel kept, FeatureTable table) => call.Get(Rolling) is not (var windows and > 0)
        ? Task.FromResult<IReadOnlyList<RollingWindow>>([])
        : call.Terminal.StagesAsync(call.Time, stages =>
        {
            using var stage = stages.Begin("train for each window", windows);
            var rolling = new List<RollingWindow>();
            foreach (var window in RollingWindow.Of(kept, table, windows, call.Cancellation))
            {
                rolling.Add(window);
                stage.Advance(1, $"{window.Last:yyyy-MM-dd}");
            }

            return Task.FromResult<IReadOnlyList<RollingWindow>>(rolling);
        });
}
