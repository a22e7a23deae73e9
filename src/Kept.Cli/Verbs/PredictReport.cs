using System.CommandLine;
using Kept.Cli.Hosting;
using Kept.Cli.Hosting.Reporting;
using Kept.Cli.Kernel;
using Kept.Predict.Evaluation;
using Kept.Predict.Training;

namespace Kept.Cli.Verbs;

/// <summary><c>kept predict report</c>: how good a model is.</summary>
static class PredictReport
{
    static readonly Option<string?> ModelName = new("--model") { Description = "Which model; default: the newest", HelpName = "VERSION" };

    public static Command Command => new Command("report", "Tell how good a model is on the days that it was not trained on: with intervals, beside a baseline and a floor, and by group")
    {
        ModelName, ReportFiles.Html, ReportFiles.Card,
    }.Runs(RunAsync);

    static async Task RunAsync(Call call)
    {
        var format = call.Format(OutputFormat.Table, OutputFormat.Json);
        var store = PredictionData.Store(call.Workspace);
        using var kept = ModelFile.Read(store.PathOf(store.Find(call.Get(ModelName))));
        var report = ModelReport.Of(kept, await PredictionData.ReadAsync(call, kept.File.Moment, null));
        ReportSummary.Tell(report, format);
        await ReportFiles.WriteAsync(call, report);
    }
}
