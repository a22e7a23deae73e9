using System.Text.Json;
using Kept.Tests.Runs;
using Xunit;

namespace Kept.Tests.Predict;

/// <summary>From training to scores in gold, and from one model to the next and back.</summary>
public sealed class ScoringTests
{
    const string Ours = "from unified_predictions join staging.predictions as landed using (prediction_id) where landed._source = 'kept-predictions'";

    [Fact]
    public async Task A_model_that_passes_the_gate_scores_what_is_to_come_and_the_scores_stand_in_gold()
    {
        using var workspace = await TrainedAsync();
        var trained = await workspace.JsonAsync("predict", "train");
        Assert.True(trained.GetProperty("active").GetBoolean(), trained.GetRawText());

        var scored = await workspace.JsonAsync("predict", "score");
        var pending = await workspace.NumberAsync("select count(*) from unified_appointments where outcome = 'pending'");
        Assert.InRange(pending, 1, long.MaxValue);
        Assert.Equal(pending, scored.GetProperty("pending").GetInt64());
        Assert.Equal(pending, await workspace.NumberAsync($"select count(*) {Ours} and unified_predictions.outcome = 'pending' and landed.model_version = '{Version(trained)}'"));
        Assert.Equal(0, await workspace.NumberAsync($"select count(*) {Ours} and not landed.probability_dna between 0.001 and 0.999"));
        Assert.InRange(await workspace.NumberAsync($"select count(*) {Ours} and landed.reasons like '%booked % days ahead%'"), 1, pending);
        Assert.Equal(0, await workspace.NumberAsync("select sum(rows_rejected) from staging.ledger where feed = 'kept-predictions'"));

        var published = await workspace.PublishedAsync();
        Assert.Equal(0, (await workspace.JsonAsync("predict", "score")).GetProperty("changed").GetInt32());
        Assert.Equal(published, await workspace.PublishedAsync());
    }

    [Fact]
    public async Task A_model_that_does_not_pass_becomes_active_by_a_recorded_word_alone_and_can_be_rolled_back()
    {
        using var workspace = await TrainedAsync();
        var first = await workspace.JsonAsync("predict", "train");
        workspace.Write("kept.yml", await File.ReadAllTextAsync(workspace.At("kept.yml"), RunWorkspace.Cancellation) + "\nprediction: {gate: {least_auc: 0.99}}\n");

        var second = await workspace.JsonAsync("predict", "train", "--seed", "2", "--test-from", "2024-05-01");
        Assert.False(second.GetProperty("active").GetBoolean());
        Assert.Contains(second.GetProperty("gate").EnumerateArray(), check => check is var one && one.GetProperty("rule").GetString() == "AUC" && !one.GetProperty("passes").GetBoolean());
        var refused = await workspace.KeptAsync("predict", "activate", Version(second));
        Assert.Equal(1, refused.ExitCode);
        Assert.Equal("active", await StatusAsync(workspace, first));

        await workspace.DoneAsync("predict", "activate", Version(second), "--override", "the old one drifts");
        Assert.Equal("active against the gate", await StatusAsync(workspace, second));
        Assert.Contains("the old one drifts", await File.ReadAllTextAsync(workspace.At(".kept/models/register.ndjson"), RunWorkspace.Cancellation), StringComparison.Ordinal);

        await workspace.DoneAsync("predict", "rollback");
        Assert.Equal("active", await StatusAsync(workspace, first));
        var nothing = await workspace.KeptAsync("predict", "rollback");
        Assert.Equal(1, nothing.ExitCode);
        Assert.Contains("there is none to go back to", nothing.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_scores_by_itself_where_that_is_switched_on()
    {
        using var workspace = await TrainedAsync();
        var configured = await File.ReadAllTextAsync(workspace.At("kept.yml"), RunWorkspace.Cancellation) + "\nprediction: {score: true}\n";
        workspace.Write("kept.yml", configured);
        var early = await workspace.KeptAsync("run", "--full-refresh");
        Assert.Contains("no model is active yet", early.Error, StringComparison.Ordinal);
        await workspace.JsonAsync("predict", "train");
        await workspace.DoneAsync("run", "--full-refresh");
        Assert.Equal(
            await workspace.NumberAsync("select count(*) from unified_appointments where outcome = 'pending'"),
            await workspace.NumberAsync($"select count(*) {Ours}"));
    }

    static async Task<RunWorkspace> TrainedAsync()
    {
        var workspace = await RunWorkspace.GenerateAsync("--appointments", "6000", "--feeds", "Plain", "--mess", "0", "--seed", "3");
        await workspace.DoneAsync("run");
        return workspace;
    }

    static string Version(JsonElement model) => model.GetProperty("version").GetString()!;

    static async Task<string?> StatusAsync(RunWorkspace workspace, JsonElement model) => (await workspace.JsonAsync("predict", "models"))
        .EnumerateArray().Single(one => Version(one) == Version(model)).GetProperty("status").GetString();
}
