using System.Text.Json;
using CsCheck;
using Kept.Predict.Evaluation;
using Kept.Predict.Features;
using Kept.Tests.Runs;
using Xunit;

namespace Kept.Tests.Predict;

/// <summary>Days once more: what becomes of a day, or later, says nothing to who predicts it.</summary>
[Collection<TrainedCollection>]
public sealed class ReplayTests(TrainedWorkspace trained)
{
    const string From = "2024-06-01";

    static readonly Gen<(sbyte[] Missed, int FlipFrom)> Histories =
        from missed in Gen.Int[-1, 1].Array[60]
        from flip in Gen.Int[0, 11]
        select (Array.ConvertAll(missed, one => (sbyte)one), flip);

    [Fact]
    public async Task Predictions_of_a_day_do_not_change_when_outcomes_of_that_day_or_later_are_flipped()
    {
        var days = await DaysAsync(trained.Workspace);
        var flip = new Random(4).Next(1, days.Count - 1);
        using var other = trained.Workspace.Copy();
        PointInTimeTests.FlipOutcomes(other, Text(days[flip], "day"));
        File.Delete(other.Database);
        await other.DoneAsync("run");
        var flipped = await DaysAsync(other);
        Assert.Equal(days.Take(flip + 1).Select(day => Text(day, "predictions_hash")), flipped.Take(flip + 1).Select(day => Text(day, "predictions_hash")));
        Assert.Equal(days.Take(flip).Select(day => day.ToString()), flipped.Take(flip).Select(day => day.ToString()));
        Assert.NotEqual(days.Skip(flip + 1).Select(day => Text(day, "predictions_hash")), flipped.Skip(flip + 1).Select(day => Text(day, "predictions_hash")));
        Assert.NotEqual(days[flip].GetProperty("metrics").ToString(), flipped[flip].GetProperty("metrics").ToString());
    }

    [Fact]
    public async Task All_days_together_are_as_good_as_the_training_told()
    {
        var last = (await DaysAsync(trained.Workspace))[^1].GetProperty("so_far");
        foreach (var figure in new[] { "rows", "auc", "brier", "log_loss" })
        {
            Assert.Equal(trained.Trained.GetProperty("test").GetProperty(figure).GetDouble(), last.GetProperty(figure).GetDouble(), 9);
        }
    }

    [Fact]
    public async Task Days_that_the_model_was_trained_on_are_refused()
    {
        var refused = await trained.Workspace.KeptAsync("predict", "replay", "--from", "2024-05-20");
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("would show it days that it knows", refused.Error, StringComparison.Ordinal);
    }

    /// <summary>Whoever would read the outcomes finds none, and what is told of a day is of that day and those before.</summary>
    [Fact]
    public void Outcomes_are_shown_after_the_prediction_and_change_nothing_before() => Histories.Sample(history =>
    {
        double[] Cheat(FeatureTable rows) => [.. rows.Missed.Select((one, row) => (one + 2 + rows.Days[row]) / 20.0)];
        List<ReplayDay> Run(Func<int, sbyte, sbyte> outcome) => [.. new Replay(Cheat).Run(Table([.. history.Missed.Select((one, row) => outcome(row / 5, one))]), DateOnly.MinValue, null)];
        var (days, flipped) = (Run((_, one) => one), Run((day, one) => day >= history.FlipFrom && one >= 0 ? (sbyte)(1 - one) : one));
        Assert.Equal(days.Select(day => day.PredictionsHash), flipped.Select(day => day.PredictionsHash));
        Assert.Equal(days.Take(history.FlipFrom), flipped.Take(history.FlipFrom));
    }, seed: "0000KiTGf0Y0");

    /// <summary>Twelve days of five appointments.</summary>
    static FeatureTable Table(sbyte[] missed) => new()
    {
        Appointments = [.. missed.Select((_, row) => (long)row)],
        Patients = new long[missed.Length],
        Clinics = new long[missed.Length],
        Days = [.. missed.Select((_, row) => row / 5)],
        Missed = missed,
        Columns = [],
    };

    static async Task<List<JsonElement>> DaysAsync(RunWorkspace workspace) => [.. (await workspace.JsonAsync("predict", "replay", "--from", From)).GetProperty("days").EnumerateArray()];

    static string Text(JsonElement day, string name) => day.GetProperty(name).GetString()!;
}
