using System.Text.Json.Nodes;
using Kept.Tests.Runs;
using Xunit;

namespace Kept.Tests.Predict;

/// <summary>Features and scores know the past of their moment and nothing else, bit by bit.</summary>
public sealed class PointInTimeTests
{
    const string From = "2024-06-01";
    const string Inputs = "* exclude (outcome, missed)";

    [Fact]
    public async Task Outcomes_from_a_day_on_change_no_feature_up_to_that_day_and_no_model_trained_before()
    {
        using var workspace = await GenerateAsync();
        using var other = workspace.Copy();
        FlipOutcomes(other, From);
        await workspace.DoneAsync("run");
        await other.DoneAsync("run");
        Assert.NotEqual(await FeaturesAsync(workspace, Inputs, "true"), await FeaturesAsync(other, Inputs, "true"));
        Assert.Equal(await FeaturesAsync(workspace, Inputs, $"scheduled_on <= '{From}'"), await FeaturesAsync(other, Inputs, $"scheduled_on <= '{From}'"));
        Assert.Equal(await TrainAsync(workspace), await TrainAsync(other));
    }

    [Fact]
    public async Task The_order_of_rows_changes_nothing()
    {
        using var workspace = await GenerateAsync();
        using var other = workspace.Copy();
        Shuffle(other.At("data/appointments.csv"));
        await workspace.DoneAsync("run");
        await other.DoneAsync("run");
        Assert.Equal(await FeaturesAsync(workspace, "*", "true"), await FeaturesAsync(other, "*", "true"));
        Assert.Equal(await TrainAsync(workspace), await TrainAsync(other));
    }

    [Fact]
    public async Task A_patients_history_is_what_was_known()
    {
        using var workspace = await GenerateAsync();
        await workspace.DoneAsync("run");
        var query = await QueryAsync(workspace);
        Assert.Empty(await workspace.RowsAsync($"""
            with known as ({query})
            select features.appointment_id, features.moment, patient_outcomes, patient_misses, days_since_miss
            from known features
            left join (
              select f.appointment_id, f.moment, count(e.appointment_id) as outcomes, count(*) filter (where e.outcome = 'missed') as misses,
                min(f.known_before - cast(e.scheduled_at as date)) filter (where e.outcome = 'missed') as since
              from known f left join silver.fact_appointment e on e.patient_id = f.patient_id
                and e.outcome in ('attended', 'missed') and cast(e.scheduled_at as date) < f.known_before
              group by all) truth on truth.appointment_id = features.appointment_id and truth.moment = features.moment
            where (patient_outcomes, patient_misses, coalesce(days_since_miss, -1)) <> (outcomes, misses, coalesce(since, -1))
            """));
    }

    [Fact]
    public async Task What_counts_as_missed_and_attended_is_said_in_the_workspace()
    {
        using var workspace = await GenerateAsync();
        await File.AppendAllTextAsync(workspace.At("kept.yml"), "\nvars:\n  attendance_missed: [missed, cancelled]\n", RunWorkspace.Cancellation);
        await workspace.DoneAsync("run");
        Assert.Equal(["attended|0", "cancelled|1", "missed|1", "pending|"],
            await workspace.RowsAsync($"select distinct outcome, missed from ({await QueryAsync(workspace)}) where outcome <> 'unknown' order by outcome"));
    }

    [Fact]
    public async Task A_model_can_be_for_the_moment_of_booking_and_for_no_other_word()
    {
        using var workspace = await GenerateAsync();
        await workspace.DoneAsync("run");
        Assert.Equal("booking", (await workspace.JsonAsync("predict", "train", "--moment", "booking")).GetProperty("moment").GetString());
        var refused = await workspace.KeptAsync("predict", "train", "--moment", "boking");
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("did you mean 'booking'?", refused.Error, StringComparison.Ordinal);
    }

    /// <summary>Makes attended appointments missed and missed ones attended, from a day on.</summary>
    internal static void FlipOutcomes(RunWorkspace workspace, string from) => Rewrite(workspace, (line, _) =>
        string.CompareOrdinal(line[6], from) < 0 ? line : [.. line[..^1], line[^1] == "attended" ? "missed" : line[^1] == "missed" ? "attended" : line[^1]]);

    static Task<RunWorkspace> GenerateAsync() => RunWorkspace.GenerateAsync("--appointments", "6000", "--feeds", "Plain", "--mess", "0", "--seed", "3");

    static async Task<string[]> FeaturesAsync(RunWorkspace workspace, string columns, string condition) =>
        await workspace.RowsAsync($"select {columns} from ({await QueryAsync(workspace)}) where {condition} order by appointment_id, moment");

    static async Task<string> QueryAsync(RunWorkspace workspace)
    {
        await workspace.DoneAsync("compile", "--select", "features_attendance");
        return await File.ReadAllTextAsync(workspace.At("target/compiled/kept/models/silver/features_attendance.sql"), RunWorkspace.Cancellation);
    }

    /// <summary>All that a model is, without when it was trained and how it did on later days.</summary>
    static async Task<string> TrainAsync(RunWorkspace workspace)
    {
        var told = await workspace.JsonAsync("predict", "train", "--test-from", From);
        var directory = workspace.At($".kept/models/{told.GetProperty("version").GetString()}");
        var model = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(directory, "model.json"), RunWorkspace.Cancellation))!.AsObject();
        Array.ForEach(["version", "trained_at", "test", "test_of_baseline"], name => Assert.True(model.Remove(name)));
        return model.ToJsonString() + await File.ReadAllTextAsync(Path.Combine(directory, "trees.txt"), RunWorkspace.Cancellation);
    }

    static void Rewrite(RunWorkspace workspace, Func<string[], int, string[]> rewrite)
    {
        var file = workspace.At("data/appointments.csv");
        var lines = File.ReadAllLines(file);
        File.WriteAllLines(file, lines.Select((line, number) => number == 0 ? line : Join(rewrite(Split(line), number))));
    }

    /// <summary>Fields are split where the set quotes a name with a comma in it, and only there.</summary>
    static string[] Split(string line) => line.Replace("Ear, Nose", "Ear; Nose", StringComparison.Ordinal).Split(',');

    static string Join(string[] fields) => string.Join(',', fields).Replace("Ear; Nose", "Ear, Nose", StringComparison.Ordinal);

    static void Shuffle(string file)
    {
        var lines = File.ReadAllLines(file);
        var rows = lines[1..];
        new Random(5).Shuffle(rows);
        File.WriteAllLines(file, [lines[0], .. rows]);
    }
}
