using System.Text.Json;
using System.Text.Json.Nodes;
using Kept.Tests.Runs;
using Xunit;

namespace Kept.Tests.Predict;

/// <summary><c>kept predict monitor</c> tells what has changed since the training, and what to do.</summary>
[Collection<TrainedCollection>]
public sealed class MonitorTests(TrainedWorkspace trained)
{
    const string Many = "400";

    [Fact]
    public async Task Its_calibration_is_of_all_outcomes_that_came_in_since_the_training()
    {
        var report = await AskAsync(trained.Workspace);
        var test = trained.Trained.GetProperty("test");
        Assert.Equal(test.GetProperty("rows").GetDouble(), report.GetProperty("weeks").EnumerateArray().Sum(week => week.GetProperty("rows").GetDouble()));
        Assert.Equal(test.GetProperty("auc").GetDouble(), report.GetProperty("metrics").GetProperty("auc").GetDouble(), 9);
        Assert.Equal(test.GetProperty("mean_prediction").GetDouble(), report.GetProperty("recent").GetProperty("predicted").GetDouble(), 9);
        Assert.All(report.GetProperty("weeks").EnumerateArray(), week => Assert.Equal(DayOfWeek.Monday, DateOnly.Parse(week.GetProperty("from").GetString()!, null).DayOfWeek));
        Assert.Contains("score", report.GetProperty("drifts").EnumerateArray().Select(drift => drift.GetProperty("name").GetString()));
        Assert.Contains("lead_days", report.GetProperty("drifts").EnumerateArray().Select(drift => drift.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task Without_an_alarm_there_is_nothing_to_do_and_the_exit_code_says_so()
    {
        var calm = await MonitorAsync(trained.Workspace, "--psi", "100", "--most-off", "1");
        Assert.Equal((0, "nothing"), (calm.Code, Text(calm.Report, "suggestion")));
        Assert.Empty(calm.Report.GetProperty("alarms").EnumerateArray());
    }

    [Fact]
    public async Task Predictions_that_are_too_high_are_shifted_and_the_shift_is_told_with_its_gain()
    {
        using var other = trained.Workspace.Copy();
        Change(other, model => model["scaling"]!["intercept"] = model["scaling"]!["intercept"]!.GetValue<double>() + 1);
        var found = await MonitorAsync(other, "--psi", "100");
        Assert.Equal((1, "shift_intercept"), (found.Code, Text(found.Report, "suggestion")));
        Assert.Contains("off by more than 0.03", found.Report.GetProperty("alarms").EnumerateArray().Single().GetString(), StringComparison.Ordinal);
        Assert.InRange(found.Report.GetProperty("recent").GetProperty("shift").GetProperty("offset").GetDouble(), -1.5, -0.6);
        var remedy = found.Report.GetProperty("remedy");
        Assert.True(Figure(remedy, "shifted", "log_loss") < Figure(remedy, "as_it_is", "log_loss"));
        Assert.True(Figure(remedy, "shifted", "brier") < Figure(remedy, "as_it_is", "brier"));
        Assert.Equal(Figure(remedy, "as_it_is", "auc"), Figure(remedy, "shifted", "auc"), 9);
    }

    [Fact]
    public async Task An_order_that_no_longer_holds_asks_for_a_training_and_a_trial_tells_what_it_would_bring()
    {
        using var other = trained.Workspace.Copy();
        Change(other, model => model["test"]!["auc"] = 0.99);
        var found = await MonitorAsync(other, "--psi", "100", "--most-off", "1", "--try-retraining");
        Assert.Equal((1, "retrain"), (found.Code, Text(found.Report, "suggestion")));
        Assert.InRange(Figure(found.Report.GetProperty("remedy"), "retrained", "auc"), 0.5, 1);
    }

    /// <summary>An input alone is worth a look; when the scores move, what was learnt is no longer of these appointments.</summary>
    [Theory]
    [InlineData("age", "nothing")]
    [InlineData("score", "retrain")]
    public async Task What_has_moved_is_an_alarm_with_its_name(string name, string suggestion)
    {
        using var other = trained.Workspace.Copy();
        Change(other, model =>
        {
            var reference = model["reference"]!.AsArray().Single(one => one!["name"]!.GetValue<string>() == name)!;
            (reference["bounds"], reference["shares"]) = (new JsonArray(200, 201), new JsonArray(0.1, 0.1, 0.8, 0));
        });
        var found = await MonitorAsync(other, "--psi", "3", "--most-off", "1");
        Assert.Equal((1, suggestion), (found.Code, Text(found.Report, "suggestion")));
        Assert.Single(found.Report.GetProperty("alarms").EnumerateArray(), alarm => alarm.GetString()!.StartsWith($"{name} has moved", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Too_few_outcomes_are_refused_with_what_is_needed()
    {
        var refused = await trained.Workspace.KeptAsync("predict", "monitor", "--model", Version, "--days", "1");
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("at least 500 are needed. Wait, or take more days: --days", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_that_keeps_no_reference_is_refused_with_what_to_do()
    {
        using var other = trained.Workspace.Copy();
        Change(other, model => Assert.True(model.Remove("reference")));
        var refused = await other.KeptAsync("predict", "monitor", "--model", Version);
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("Train again", refused.Error, StringComparison.Ordinal);
    }

    string Version => Text(trained.Trained, "version");

    void Change(RunWorkspace workspace, Action<JsonObject> change)
    {
        var file = workspace.At($".kept/models/{Version}/model.json");
        var model = JsonNode.Parse(File.ReadAllText(file))!.AsObject();
        change(model);
        File.WriteAllText(file, model.ToJsonString());
    }

    async Task<JsonElement> AskAsync(RunWorkspace workspace) => (await MonitorAsync(workspace)).Report;

    async Task<(int Code, JsonElement Report)> MonitorAsync(RunWorkspace workspace, params string[] options)
    {
        var result = await workspace.KeptAsync(["predict", "monitor", "--model", Version, "--days", Many, "--format", "json", .. options]);
        using var report = JsonDocument.Parse(result.Output.Length > 0 ? result.Output : throw new InvalidOperationException(result.Error));
        return (result.ExitCode, report.RootElement.Clone());
    }

    static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    static double Figure(JsonElement remedy, string which, string figure) => remedy.GetProperty(which).GetProperty(figure).GetDouble();
}
