using System.CommandLine;
using Kept.Cli.Hosting;
using Kept.Cli.Hosting.Reporting;
using Kept.Cli.Kernel;
using Kept.Predict.Monitoring;
using Kept.Predict.Training;
using Monitor = Kept.Predict.Monitoring.Monitor;

namespace Kept.Cli.Verbs;

/// <summary><c>kept predict monitor</c>: whether a model still fits what it is used on.</summary>
static class PredictMonitor
{
    static readonly MonitorLimits Usual = new();
    static readonly Option<string?> ModelName = new("--model") { Description = "Which model; default: the active one", HelpName = "VERSION" };
    static readonly Option<int> Days = new("--days") { Description = "How many of the last days are looked at", HelpName = "N", DefaultValueFactory = _ => Usual.Days };
    static readonly Option<double> Alarm = new("--psi") { Description = "The stability index from which an input that has moved is an alarm", HelpName = "INDEX", DefaultValueFactory = _ => Usual.Alarm };
    static readonly Option<double> MostOff = new("--most-off") { Description = "The most that the mean prediction may be off", HelpName = "SHARE", DefaultValueFactory = _ => Usual.MostOff };
    static readonly Option<bool> TryRetraining = new("--try-retraining") { Description = "Also train anew on the days before the later half of the recent ones, and tell how good that is there; keeps nothing" };

    public static Command Command => new Command("monitor", "Tell whether inputs, scores and calibration of a model are still as in its training; an alarm ends with exit code 1")
    {
        ModelName, Days, Alarm, MostOff, TryRetraining,
    }.Runs(RunAsync);

    static async Task<int> RunAsync(Call call)
    {
        var format = call.Format(OutputFormat.Table, OutputFormat.Json);
        var limits = new MonitorLimits { Days = Math.Max(1, call.Get(Days)), Alarm = call.Get(Alarm), MostOff = call.Get(MostOff) };
        using var kept = ModelFile.Read(PredictionData.Store(call.Workspace).PathOf(ModelRelease.Choose(call, call.Get(ModelName))));
        var table = await PredictionData.ReadAsync(call, kept.File.Moment, null);
        var monitor = new Monitor(kept, limits);
        var report = monitor.Run(table);
        if (call.Get(TryRetraining))
        {
            report = monitor.TryRetraining(report, table, call.Cancellation);
        }

        MonitorSummary.Tell(report, limits, format);
        return report.Alarms.Count == 0 ? ExitCodes.Done : ExitCodes.Failed;
    }
}
