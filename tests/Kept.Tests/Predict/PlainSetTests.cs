using Kept.Tests.Runs;
using Kept.Tests.Support;
using Xunit;

namespace Kept.Tests.Predict;

/// <summary>A file that knows neither patients nor clinics nor times of day is enough to train on.</summary>
public sealed class PlainSetTests
{
    [Fact]
    public async Task A_file_of_days_and_outcomes_is_guessed_run_trained_on_and_reported()
    {
        using var directory = new TemporaryDirectory();
        using var workspace = new RunWorkspace(directory.At("w"));
        directory.Write("visits.csv", Visits());
        await KeptProgram.RunAsync("init", workspace.Root);
        await workspace.DoneAsync("feed", "add", directory.At("visits.csv"));
        var early = await workspace.KeptAsync("predict", "train");
        Assert.Contains("there is nothing to read yet", early.Error, StringComparison.Ordinal);
        workspace.Write("kept.yml", await File.ReadAllTextAsync(workspace.At("kept.yml"), RunWorkspace.Cancellation) + "\nvars: {attendance_inputs: [Age], attendance_words: [Ward]}\nprediction: {gate: {most_calibration_error: 0.1}}\n");
        await workspace.DoneAsync("run");

        var trained = await workspace.JsonAsync("predict", "train");
        Assert.InRange(trained.GetProperty("test").GetProperty("auc").GetDouble(), 0.75, 0.9);
        var all = (await workspace.JsonAsync("predict", "report")).GetProperty("parts").EnumerateArray().First().GetProperty("intervals").GetProperty("auc");
        Assert.InRange(all.GetProperty("high").GetDouble() - all.GetProperty("low").GetDouble(), 0.01, 0.2);

        await workspace.DoneAsync("predict", "score");
        Assert.Equal(1, await workspace.NumberAsync("select count(*) from staging.predictions where reasons like '%ward east%' and reasons like '%booked 50 days ahead%'"));
    }

    /// <summary>Forty days; a long lead and a word decide. One appointment is to come.</summary>
    static string Visits()
    {
        var random = new Random(2);
        var first = new DateOnly(2023, 1, 2);
        var lines = Enumerable.Range(0, 6000).Select(i =>
        {
            var (day, lead, ward) = (first.AddDays(i / 150), random.Next(60), random.Next(2));
            var isMissed = random.NextDouble() < 1 / (1 + Math.Exp(-((0.06 * lead) + (2 * ward) - 4)));
            return $"{1000 + i},{day.AddDays(-lead):yyyy-MM-dd},{day:yyyy-MM-dd},{random.Next(90)},{(ward == 1 ? "east" : "west")},{(isMissed ? "Yes" : "No")}";
        });
        return $"AppointmentID,ScheduledDay,AppointmentDay,Age,Ward,No-show\n{string.Join('\n', lines)}\n9999,{first.AddDays(0):yyyy-MM-dd},{first.AddDays(50):yyyy-MM-dd},40,east,\n";
    }
}
