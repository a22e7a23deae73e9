using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Kept.Cli.Hosting;
using Kept.Cli.Kernel;
using Kept.Predict.Registry;
using Kept.Predict.Training;

namespace Kept.Cli.Verbs;

/// <summary><c>kept predict models</c>, <c>activate</c>, <c>rollback</c>: which model scores.</summary>
static class PredictModels
{
    static readonly Argument<string?> Version = new("version") { Description = "Which model; default: the newest", Arity = ArgumentArity.ZeroOrOne };
    static readonly Option<string?> Override = new("--override") { Description = "Activate it whatever the gate says; the reason goes on record", HelpName = "REASON" };

    public static IEnumerable<Command> Commands =>
    [
        new Command("models", "List the models, and which is active").Runs(List),
        new Command("activate", "Judge a model by the gate of kept.yml, and make it the active one if it passes") { Version, Override }.Runs(ActivateAsync),
        new Command("rollback", "Go back to the model that was active before").Runs(Rollback),
    ];

    static Task List(Call call)
    {
        var format = call.Format(OutputFormat.Table, OutputFormat.Json);
        var store = PredictionData.Store(call.Workspace);
        var decisions = ModelRelease.Register(call).Events;
        var files = store.Versions.Select(version => ModelFile.Describe(store.PathOf(version))).ToList();
        if (format == OutputFormat.Json)
        {
            Terminal.Json(json => Write(json, files, decisions));
            return Task.CompletedTask;
        }

        Terminal.Table(TableView.Of(["model", "moment", ">appointments", "until", ">AUC", ">Brier", ">calibration error", "status"], files.Select(file => (IReadOnlyList<string>)
        [
            file.Version, file.Moment, Human.Count(file.Rows), file.TrainingDays[^1].ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Number(file.Test?.Auc), Number(file.Test?.Brier), Number(file.Test?.CalibrationError), StatusOf(file.Version, decisions),
        ])));
        return Task.CompletedTask;
    }

    static async Task<int> ActivateAsync(Call call)
    {
        var format = call.Format(OutputFormat.Table, OutputFormat.Json);
        var store = PredictionData.Store(call.Workspace);
        var reason = call.Get(Override);
        if (reason is not null && string.IsNullOrWhiteSpace(reason))
        {
            throw new UsageException("--override: found nothing, expected the reason, which goes on record");
        }

        using var candidate = ModelFile.Read(store.PathOf(store.Find(call.Get(Version))));
        var checks = ModelRelease.Judge(call, candidate, await PredictionData.ReadAsync(call, candidate.File.Moment, null));
        var (passes, version) = (ReleaseGate.IsPassed(checks), candidate.File.Version);
        if (passes || reason is not null)
        {
            ModelRelease.Activate(call, version, passes ? ModelEventKind.Passed : ModelEventKind.Overridden, reason, checks);
        }

        Tell(format, version, checks, passes, reason);
        return passes || reason is not null ? ExitCodes.Done : ExitCodes.Failed;
    }

    static void Tell(OutputFormat format, string version, IReadOnlyList<GateCheck> checks, bool passes, string? reason)
    {
        if (format == OutputFormat.Json)
        {
            Terminal.Json(json =>
            {
                json.WriteStartObject();
                json.WriteString("version", version);
                json.WriteBoolean("active", passes || reason is not null);
                GateSummary.Write(json, checks);
                json.WriteEndObject();
            });
            return;
        }

        GateSummary.Print(version, checks, isOverridden: !passes && reason is not null);
    }

    static Task Rollback(Call call)
    {
        var register = ModelRelease.Register(call);
        var (active, previous) = (register.Active, register.Previous);
        if (previous is null)
        {
            throw new KeptException(active is null ? "no model is active: there is nothing to go back from" : $"before {active} no other model was active: there is none to go back to");
        }

        PredictionData.Store(call.Workspace).Find(previous);
        ModelRelease.Activate(call, previous, ModelEventKind.RolledBack, null, null);
        Terminal.Line($"{previous} is active again, in place of {active}. Scores follow: {Terminal.Command} predict score");
        return Task.CompletedTask;
    }

    static void Write(Utf8JsonWriter json, List<ModelFile> files, IReadOnlyList<ModelEvent> decisions)
    {
        json.WriteStartArray();
        foreach (var file in files)
        {
            json.WriteStartObject();
            json.WriteString("version", file.Version);
            json.WriteString("trained_at", file.TrainedAt);
            json.WriteString("moment", file.Moment);
            json.WriteNumber("rows", file.Rows);
            json.WriteString("data_hash", file.DataHash);
            json.WriteString("status", StatusOf(file.Version, decisions));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    static string StatusOf(string version, IReadOnlyList<ModelEvent> decisions) =>
        decisions is [.., var last] && last.Version == version ? last.Kind == ModelEventKind.Overridden ? "active against the gate" : "active"
        : decisions.Any(decision => decision.Version == version) ? "was active" : "";

    static string Number(double? number) => number?.ToString("0.0000", CultureInfo.InvariantCulture) ?? "";
}
