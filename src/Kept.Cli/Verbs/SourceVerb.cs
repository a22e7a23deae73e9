using System.CommandLine;
using System.Text.Json;
using Kept.Cli.Hosting;
using Kept.Cli.Kernel;
using Kept.Models;
using Kept.Warehouses;

namespace Kept.Cli.Verbs;

/// <summary><c>kept source freshness</c>: how long ago the sources last got a row.</summary>
static class SourceVerb
{
    public static void AddSource(this RootCommand root) => root.Add(new Command("source", "What the project knows of its sources")
    {
        new Command("freshness", "Say how long ago each source last got a row, and fail when that is too long").WithSelection().Runs(FreshnessAsync),
    });

    static async Task<int> FreshnessAsync(Call call)
    {
        var format = call.Format(OutputFormat.Table, OutputFormat.Json);
        var project = Project.Load(call.Workspace);
        var results = new List<FreshnessResult>();
        await using (var session = await QuerySession.OpenAsync(call, []))
        {
            foreach (var source in call.SelectionOf(project, ["source"]).Select(node => node.Source!).Where(source => source.Freshness is not null))
            {
                results.Add(await LookAsync(call, project, session, source));
            }
        }

        if (results.Count == 0)
        {
            call.Terminal.Note("no selected source says how fresh it should be; expected 'freshness' and 'loaded_at_field' in its properties");
        }

        ArtifactFiles.Write(call, results);
        Print(results, format);
        return results.Any(result => result.Status is FreshnessStatus.Error or FreshnessStatus.RuntimeError) ? ExitCodes.Failed : ExitCodes.Done;
    }

    static async Task<FreshnessResult> LookAsync(Call call, ModelProject project, QuerySession session, SourceTable source)
    {
        var start = call.Time.GetTimestamp();
        var result = new FreshnessResult { Source = source, At = call.Time.GetUtcNow() };
        try
        {
            var filter = source.Freshness!.Filter is { } text ? $" where {project.CompileText(source.File, text, new Dictionary<string, object?>())}" : "";
            var table = session.Dialect.Quote(new TableName(source.Schema, source.Identifier));
            var rows = await session.QueryAsync($"select cast(max({source.Freshness.LoadedAt}) as timestamp) as loaded_at from {table}{filter}", call.Cancellation);
            var loaded = rows.Rows[0][0] is DateTime at ? new DateTimeOffset(at, TimeSpan.Zero) : (DateTimeOffset?)null;
            return result with { LoadedAt = loaded, Elapsed = call.Time.GetElapsedTime(start) };
        }
        catch (KeptException error)
        {
            return result with { Problem = error.Message, Elapsed = call.Time.GetElapsedTime(start) };
        }
    }

    static void Print(List<FreshnessResult> results, OutputFormat format)
    {
        if (format == OutputFormat.Json)
        {
            Terminal.Json(json => Write(json, results));
            return;
        }

        if (results.Count > 0)
        {
            Terminal.Table(Table(results));
        }

        results.Where(result => result.Problem is not null).ToList().ForEach(result => Terminal.Line($"ERROR {NameOf(result)}: {result.Problem}"));
    }

    static TableView Table(IEnumerable<FreshnessResult> results) =>
        TableView.Of(["source", "status", "newest row", ">age", "warn after", "error after"], results.Select(result => (IReadOnlyList<string>)
        [
            NameOf(result), WordOf(result.Status),
            result.LoadedAt is { } loaded ? $"{loaded.UtcDateTime:yyyy-MM-dd HH:mm:ss}" : "none",
            result.LoadedAt is null ? "" : Human.Duration(result.Age),
            result.Source.Freshness!.WarnAfter?.ToString() ?? "", result.Source.Freshness.ErrorAfter?.ToString() ?? "",
        ]));

    static void Write(Utf8JsonWriter json, List<FreshnessResult> results)
    {
        json.WriteStartArray();
        foreach (var result in results)
        {
            json.WriteStartObject();
            json.WriteString("source", NameOf(result));
            json.WriteString("status", WordOf(result.Status));
            if (result.LoadedAt is { } loaded)
            {
                json.WriteString("loaded_at", loaded.UtcDateTime);
                json.WriteNumber("age_seconds", Math.Round(result.Age.TotalSeconds));
            }

            json.WriteString("problem", result.Problem);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    static string NameOf(FreshnessResult result) => $"{result.Source.Source}.{result.Source.Name}";

    static string WordOf(FreshnessStatus status) => status is FreshnessStatus.RuntimeError ? "runtime error" : status.ToString().ToLowerInvariant();
}
