using System.Text.Json;
using Kept.Tests.Runs;
using Xunit;

namespace Kept.Tests.Predict;

/// <summary><c>kept predict report</c> tells of the kept model what its training told, with intervals, beside a floor, and by group.</summary>
[Collection<TrainedCollection>]
public sealed class ReportTests(TrainedWorkspace workspace)
{
    [Fact]
    public async Task A_kept_model_is_as_good_as_it_was_when_it_was_trained()
    {
        var trained = workspace.Trained;
        var report = await workspace.Workspace.JsonAsync("predict", "report");
        Assert.Equal(trained.GetProperty("version").GetString(), report.GetProperty("model").GetString());
        var parts = report.GetProperty("parts").EnumerateArray().ToList();
        Assert.Equal(["lead time alone", "logistic regression", "model"], parts.Select(part => part.GetProperty("name").GetString()).Distinct().Order());
        foreach (var (told, name) in new[] { ("test", "model"), ("baseline", "logistic regression") })
        {
            var metrics = parts.First(part => part.GetProperty("name").GetString() == name && part.GetProperty("rows").GetString() == "all").GetProperty("metrics");
            Assert.Equal(trained.GetProperty(told).GetProperty("auc").GetDouble(), metrics.GetProperty("auc").GetDouble(), 9);
            Assert.Equal(trained.GetProperty(told).GetProperty("brier").GetDouble(), metrics.GetProperty("brier").GetDouble(), 9);
        }

        // Resamples bend a small calibration error upwards, so that it may lie below its own interval.
        Assert.All(parts.SelectMany(part => part.GetProperty("intervals").EnumerateObject()).Where(interval => interval.Name != "calibration_error"), interval =>
            Assert.InRange(Number(interval.Value, "value"), Number(interval.Value, "low"), Number(interval.Value, "high")));
        Assert.NotEmpty(report.GetProperty("groups").EnumerateArray());
        foreach (var part in parts)
        {
            Assert.Equal(part.GetProperty("metrics").GetProperty("rows").GetDouble(), part.GetProperty("bins").EnumerateArray().Sum(bin => Number(bin, "rows")), 9);
            Assert.Equal(1, Number(part.GetProperty("curve").EnumerateArray().Last(), "recall"));
            Assert.Equal(Number(part.GetProperty("calibration"), "slope"), Number(part.GetProperty("intervals").GetProperty("calibration_slope"), "value"), 9);
        }

        Assert.Contains("lead_days", report.GetProperty("features").EnumerateArray().Where(feature => Number(feature, "mean_absolute") > 0).Select(feature => feature.GetProperty("feature").GetString()));
    }

    [Fact]
    public async Task At_other_times_it_is_trained_on_the_days_before_alone()
    {
        var windows = (await workspace.Workspace.JsonAsync("predict", "report", "--rolling", "2")).GetProperty("rolling").EnumerateArray().ToList();
        Assert.Equal(2, windows.Count);
        foreach (var window in windows)
        {
            var (first, last) = (window.GetProperty("first").GetString(), window.GetProperty("last").GetString());
            Assert.Equal($"{window.GetProperty("trained_rows")}|{window.GetProperty("metrics").GetProperty("rows")}", (await workspace.Workspace.RowsAsync(
                $"select count(*) filter (where day < '{first}'), count(*) filter (where day between '{first}' and '{last}') from (select cast(scheduled_at as date) as day from silver.fact_appointment where outcome in ('attended', 'missed'))")).Single());
            Assert.InRange(Number(window.GetProperty("metrics"), "auc"), 0.5, 1);
        }

        Assert.True(string.CompareOrdinal(windows[0].GetProperty("last").GetString(), windows[1].GetProperty("first").GetString()) < 0);
    }

    [Fact]
    public async Task Without_a_model_it_says_how_to_get_one()
    {
        using var empty = await RunWorkspace.GenerateAsync("--appointments", "10", "--feeds", "Plain");
        var refused = await empty.KeptAsync("predict", "report");
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("there is no model yet; first: kept predict train", refused.Error, StringComparison.Ordinal);
    }

    static double Number(JsonElement interval, string name) => interval.GetProperty(name).GetDouble();
}
