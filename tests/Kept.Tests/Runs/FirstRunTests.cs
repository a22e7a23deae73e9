using System.Text.Json;
using Xunit;

namespace Kept.Tests.Runs;

public sealed class FirstRunTests(RunWorlds worlds)
{
    [Fact]
    public async Task Gold_holds_the_truth_of_the_manifest()
    {
        using var workspace = await worlds.AtOnceAsync();
        var truth = (await workspace.ManifestAsync()).Truth;
        var expected = new Dictionary<string, long>
        {
            ["dim_patient where not is_inferred"] = truth.Patients,
            ["dim_patient where is_inferred"] = truth.InferredPatients,
            ["dim_clinic where not is_inferred"] = truth.Clinics,
            ["dim_appointment where is_inferred"] = truth.InferredAppointments,
            ["fact_appointment"] = truth.Appointments,
            ["unified_appointments"] = truth.Appointments,
            ["unified_appointments where delay_minutes > 10"] = truth.LateStarts,
            ["unified_appointments where lead_days < 0"] = truth.BookedAfterwards,
            ["unified_predictions"] = truth.Predictions,
            ["unified_predictions where probability_dna > 0.85"] = truth.PredictionsAbove85,
        };
        var counts = await workspace.RowsAsync(string.Join(" union all ", expected.Keys.Select(rows => $"select '{rows}' as rows, count(*) as n from {rows}")));
        Assert.Equal(expected.Select(pair => $"{pair.Key}|{pair.Value}").Order(), counts.Order());
        var outcomes = truth.Outcomes.Select(outcome => $"{(outcome.Key == "booked" ? "pending" : outcome.Key)}|{outcome.Value}").Order();
        Assert.Equal(outcomes, (await workspace.RowsAsync("select outcome, count(*) as n from unified_appointments group by 1")).Order());
        Assert.True(truth is { InferredPatients: > 0, InferredAppointments: > 0, LateStarts: > 0, BookedAfterwards: > 0 });
    }

    [Fact]
    public async Task The_questions_are_answered_with_the_truth_of_the_manifest()
    {
        using var workspace = await worlds.AtOnceAsync();
        var truth = (await workspace.ManifestAsync()).Truth;
        Assert.Equal(truth.LateStarts, Sum(await workspace.JsonAsync("ask", "clinic-delays"), "late_starts"));
        Assert.Equal(truth.HighPriorityAbove90, (await workspace.JsonAsync("ask", "high-risk-patients")).GetArrayLength());
        Assert.Equal(truth.PatientsWithRepeatedMisses, (await workspace.JsonAsync("ask", "repeated-misses")).GetArrayLength());
        Assert.Equal(truth.ByClinic.Sum(clinic => clinic.Above85), Sum(await workspace.JsonAsync("ask", "missed-by-location"), "predicted_misses"));
        var riskiest = (await workspace.JsonAsync("ask", "clinic-risk")).EnumerateArray().ToList();
        Assert.Equal(truth.RiskiestClinics.Count, riskiest.Count);
        Assert.All(truth.RiskiestClinics.Zip(riskiest), pair =>
        {
            Assert.Equal(pair.First.Appointments, pair.Second.GetProperty("predictions").GetInt64());
            Assert.Equal(pair.First.AverageProbability, pair.Second.GetProperty("average_probability").GetDouble(), 8);
        });
        var months = (await workspace.JsonAsync("ask", "no-shows-over-time")).EnumerateArray().ToDictionary(
            month => month.GetProperty("period").GetString()![..7], month => month.GetProperty("appointments").GetInt64());
        Assert.Equal(truth.AppointmentsByMonth, months);
    }

    [Fact]
    public async Task The_ledger_and_the_rejects_are_those_of_the_manifest()
    {
        using var workspace = await worlds.AtOnceAsync();
        var files = (await workspace.ManifestAsync()).Files;
        var ledger = (await workspace.JsonAsync("ledger")).EnumerateArray().Select(Row).Order();
        Assert.Equal(files.Select(file => (file.Path, file.Feed, file.Records, file.Bad.Values.Sum(), file.Deletions, 0L)).Order(), ledger);
        var rejects = (await workspace.JsonAsync("rejects")).EnumerateArray().Sum(group => group.GetProperty("open").GetInt64());
        Assert.Equal(files.Sum(file => file.Bad.Values.Sum()), rejects);
    }

    [Fact]
    public async Task A_run_is_told_as_one_json_document()
    {
        using var workspace = await worlds.WholeAsync();
        var report = await workspace.JsonAsync("run");
        var files = (await workspace.ManifestAsync()).Files;
        Assert.True(report.GetProperty("published").GetBoolean());
        Assert.Equal("rebuild", report.GetProperty("build").GetString());
        Assert.Equal(files.Sum(file => file.Records), Sum(report.GetProperty("ledger"), "read"));
        Assert.Equal(0, Sum(report.GetProperty("ledger"), "gap"));
        var steps = report.GetProperty("steps").EnumerateArray().ToDictionary(step => step.GetProperty("name").GetString()!);
        Assert.Equal(await workspace.NumberAsync("select count(*) from unified_predictions"), steps["unified_predictions"].GetProperty("rows").GetInt64());
        Assert.Equal("passed", steps["ledger_is_balanced"].GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_run_without_news_changes_nothing()
    {
        using var workspace = await worlds.PublishedAsync();
        var before = (await workspace.PublishedAsync(), await workspace.LandedAsync(), await workspace.RowsAsync("from staging.runs"));
        Assert.StartsWith("Nothing new", await workspace.DoneAsync("run"), StringComparison.Ordinal);
        Assert.Equal("none", (await workspace.JsonAsync("run")).GetProperty("build").GetString());
        Assert.Equivalent(before, (await workspace.PublishedAsync(), await workspace.LandedAsync(), await workspace.RowsAsync("from staging.runs")), strict: true);
    }

    [Fact]
    public async Task A_dry_run_tells_files_and_steps_and_changes_nothing()
    {
        using var workspace = await worlds.WholeAsync();
        var plan = await workspace.JsonAsync("run", "--dry-run");
        var files = (await workspace.ManifestAsync()).Files.Select(file => file.Path).Order();
        Assert.Equal(files, plan.GetProperty("files").EnumerateArray().Select(file => file.GetProperty("file").GetString()).Order());
        Assert.Equal("rebuild", plan.GetProperty("build").GetString());
        Assert.Contains("unified_appointments", plan.GetProperty("steps").EnumerateArray().Select(step => step.GetString()));
        Assert.EndsWith("Nothing was changed\n", await workspace.DoneAsync("run", "--dry-run"), StringComparison.Ordinal);
        Assert.Equal(["data", "feeds", "kept.yml", "manifest.json"], Directory.GetFileSystemEntries(workspace.Root).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task A_dry_run_beside_a_published_gold_tells_what_is_new_and_changes_nothing()
    {
        using var workspace = await worlds.PublishedAsync();
        Assert.Contains("Nothing new", await workspace.DoneAsync("run", "--dry-run"), StringComparison.Ordinal);
        workspace.BringTheRest();
        var before = await File.ReadAllBytesAsync(workspace.Database, RunWorkspace.Cancellation);
        var plan = await workspace.JsonAsync("run", "--dry-run");
        Assert.Equal("incremental", plan.GetProperty("build").GetString());
        Assert.Contains("data/patients-late.csv", plan.GetProperty("files").EnumerateArray().Select(file => file.GetProperty("file").GetString()));
        Assert.Equal(before, await File.ReadAllBytesAsync(workspace.Database, RunWorkspace.Cancellation));
    }

    static (string, string, long, long, long, long) Row(JsonElement row) => (
        row.GetProperty("file").GetString()!, row.GetProperty("feed").GetString()!, row.GetProperty("read").GetInt64(),
        row.GetProperty("rejected").GetInt64(), row.GetProperty("deleted").GetInt64(), row.GetProperty("gap").GetInt64());

    static long Sum(JsonElement rows, string field) => rows.EnumerateArray().Sum(row => row.GetProperty(field).GetInt64());
}
