using System.CommandLine;
using Kept.Cli.Hosting;
using Kept.Cli.Kernel;
using Kept.Predict.Scoring;
using Kept.Runs;

namespace Kept.Cli.Verbs;

/// <summary><c>kept predict score</c>: scores for all appointments to come, landed like any feed.</summary>
static class PredictScore
{
    static readonly Option<string?> Model = new("--model") { Description = "Which model; default: the active one", HelpName = "VERSION" };

    public static Command Command => new Command("score", "Score all appointments to come and run, so that the scores stand in gold") { Model }.Runs(RunAsync);

    static async Task<int> RunAsync(Call call)
    {
        var format = call.Format(OutputFormat.Table, OutputFormat.Json);
        var (scores, report) = await Scoring.RunAsync(call, ModelRelease.Choose(call, call.Get(Model)));
        if (format == OutputFormat.Json)
        {
            Write(scores, report);
        }
        else
        {
            Terminal.Line(Scoring.Verdict(scores));
            Terminal.Line(report is null ? "Nothing new; gold is current" : RunSummary.Verdict(report));
        }

        return report?.IsCurrent is false ? ExitCodes.Failed : ExitCodes.Done;
    }

    static void Write(Scores scores, RunReport? report) => Terminal.Json(json =>
    {
        json.WriteStartObject();
        json.WriteString("model", scores.Batch.Model);
        json.WriteString("batch", scores.Batch.Name);
        json.WriteNumber("pending", scores.Pending);
        json.WriteNumber("changed", scores.Changed);
        json.WriteNumber("mean", scores.Mean);
        json.WriteBoolean("published", report?.IsCurrent ?? true);
        json.WriteEndObject();
    });
}
