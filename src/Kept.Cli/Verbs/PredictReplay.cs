using System.CommandLine;
using System.Text.Json;
using Kept.Cli.Hosting;
using Kept.Cli.Hosting.Reporting;
using Kept.Cli.Kernel;
using Kept.Predict.Evaluation;
using Kept.Predict.Training;

namespace Kept.Cli.Verbs;

/// <summary><c>kept predict replay</c>: days once more, predicted before their outcomes are shown.</summary>
static class PredictReplay
{
    static readonly Option<string?> ModelName = new("--model") { Description = "Which model; default: the newest", HelpName = "VERSION" };
    static readonly Option<DateOnly> From = new("--from") { Description = "The first day; the model must not have been trained on it", HelpName = "DATE", Required = true };
    static readonly Option<DateOnly?> To = new("--to") { Description = "The last day; default: the last one there is", HelpName = "DATE" };

    public static Command Command => new Command("replay", "Show a model day after day without outcomes, let it predict, and only then show what became of it")
    {
        From, To, ModelName,
    }.Runs(RunAsync);

    static async Task RunAsync(Call call)
    {
        var format = call.Format(OutputFormat.Table, OutputFormat.Json);
        var store = PredictionData.Store(call.Workspace);
        using var kept = ModelFile.Read(store.PathOf(store.Find(call.Get(ModelName))));
        var days = Replay.Of(kept, call.Get(From)).Run(await PredictionData.ReadAsync(call, kept.File.Moment, null), call.Get(From), call.Get(To)).ToList();
        if (format == OutputFormat.Json)
        {
            Terminal.Line(JsonSerializer.Serialize(new { Model = kept.File.Version, Days = days }, ReportSummary.Format));
            return;
        }

        Terminal.Heading($"Model {kept.File.Version}, shown one day after the other");
        Terminal.Table(ReportTables.Replay(days));
    }
}
