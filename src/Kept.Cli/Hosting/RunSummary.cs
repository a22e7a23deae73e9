using System.Text.Json;
using Kept.Cli.Kernel;
using Kept.Landing;
using Kept.Runs;

namespace Kept.Cli.Hosting;

/// <summary>What a run did, for people and machines.</summary>
static class RunSummary
{
    /// <summary>Tells it as the person wants it.</summary>
    /// <returns>The exit code.</returns>
    public static int Tell(RunReport report, OutputFormat format, Terminal terminal)
    {
        if (format == OutputFormat.Json)
        {
            Terminal.Json(json => Write(json, report));
        }
        else
        {
            Print(report, terminal);
        }

        return report.IsCurrent ? ExitCodes.Done : ExitCodes.Failed;
    }

    public static void Print(RunReport report, Terminal terminal)
    {
        if (report.Loads.Count > 0)
        {
            Terminal.Heading("Landed");
            Terminal.Table(LedgerTable.ByFeed(Rows(report)));
            Terminal.Line();
        }

        if (report.Build is { } build)
        {
            BuildSummary.Print(build);
        }

        LoadSummary.Notes(report.Loads, terminal);
        Terminal.Line(Verdict(report));
    }

    static void Write(Utf8JsonWriter json, RunReport report)
    {
        json.WriteStartObject();
        json.WriteNumber("run_id", report.RunId);
        json.WriteBoolean("published", report.IsCurrent);
        json.WriteBoolean("part", report.IsPart);
        json.WriteString("build", report.Build is null ? "none" : report.Build.IsRebuild ? "rebuild" : "incremental");
        json.WriteNumber("seconds", Math.Round(report.Elapsed.TotalSeconds, 3));
        json.WritePropertyName("ledger");
        LedgerTable.Write(json, Rows(report));
        BuildSummary.WriteSteps(json, report.Build?.Steps ?? []);
        json.WriteEndObject();
    }

    static List<LedgerRow> Rows(RunReport report) => [.. report.Loads.SelectMany(load => load.Ledger)];

    public static string Verdict(RunReport report) => report switch
    {
        { Build: null, Loads.Count: 0 } => $"Nothing new; gold is current ({Human.Duration(report.Elapsed)})",
        { Build: null } => $"Nothing to build; gold is current ({Human.Duration(report.Elapsed)})",
        { Build.IsPublished: true, IsPart: false } => $"Run {report.RunId} published in {Human.Duration(report.Elapsed)}",
        { Build.IsPublished: true } => $"Run {report.RunId} published its part in {Human.Duration(report.Elapsed)}; the rest is as it was",
        { Loads.Count: 0 } => $"Run {report.RunId} was not published: {report.Build!.Reason}. What readers see is as it was",
        _ => $"Run {report.RunId} was not published: {report.Build!.Reason}. What readers see is as it was; what landed stays landed",
    };
}
