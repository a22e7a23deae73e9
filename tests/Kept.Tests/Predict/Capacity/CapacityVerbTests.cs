using System.Text.Json;
using Xunit;

namespace Kept.Tests.Predict.Capacity;

/// <summary><c>kept predict capacity</c> tells what to expect of a session, and how such words have held.</summary>
[Collection<TrainedCollection>]
public sealed class CapacityVerbTests(TrainedWorkspace trained)
{
    string Version => trained.Trained.GetProperty("version").GetString()!;

    [Fact]
    public async Task A_session_to_come_is_told_with_its_halves_and_what_overbooking_would_do()
    {
        var busiest = (await trained.Workspace.RowsAsync("select clinic_id, scheduled_fulldate, count(*) from unified_appointments where outcome = 'pending' group by all order by 3 desc, 1, 2 limit 1")).Single().Split('|');
        string[] asked = ["predict", "capacity", "--model", Version, "--clinic", busiest[0], "--date", busiest[1]];
        var told = await trained.Workspace.JsonAsync(asked);
        Assert.StartsWith("Advice only", told.GetProperty("policy").GetString(), StringComparison.Ordinal);
        var sessions = told.GetProperty("sessions").EnumerateArray().ToList();
        var day = sessions[0];
        Assert.Equal(("day", int.Parse(busiest[2])), (day.GetProperty("part").GetString(), day.GetProperty("booked").GetInt32()));
        foreach (var name in new[] { "booked", "expected" })
        {
            Assert.Equal(Number(day, name), sessions.Skip(1).Sum(half => Number(half, name)), 1e-9);
        }

        Assert.All(sessions, session => Assert.InRange(Number(session, "expected"), Number(session, "low") - 1, Number(session, "high") + 1));
        var minutes = double.Parse((await trained.Workspace.RowsAsync($"""
            select mode(minutes) from (select date_diff('minute', lag(start) over (partition by cast(start as date) order by start), start) as minutes
              from (select distinct scheduled_at as start from silver.fact_appointment where clinic_id = {busiest[0]})) where minutes < 1000
            """)).Single());
        var none = day.GetProperty("overbooking")[0];
        Assert.Equal(minutes * (Number(day, "booked") - Number(day, "expected")), Number(none, "idle_minutes"), 1e-6);
        Assert.Equal(0, Number(none, "overrun_minutes"));

        var strict = await trained.Workspace.JsonAsync([.. asked, "--slot-minutes", "10", "--slots", "1", "--overrun-limit", "0"]);
        Assert.False(strict.GetProperty("sessions")[0].GetProperty("overbooking")[2].GetProperty("within_limit").GetBoolean());
        Assert.Contains("A score may add help, never take a slot away.", await trained.Workspace.DoneAsync(asked), StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_days_that_are_over_intervals_hold_about_as_often_as_they_promise()
    {
        var told = await trained.Workspace.JsonAsync("predict", "capacity", "--model", Version, "--backtest");
        var day = told.GetProperty("backtest")[0];
        var tested = await trained.Workspace.RowsAsync("select count(*) filter (where outcome = 'attended'), count(*) from silver.fact_appointment where outcome in ('attended', 'missed') and scheduled_at >= '2024-06-01'");
        Assert.Equal(tested.Single(), $"{day.GetProperty("attended")}|{day.GetProperty("booked")}");
        Assert.InRange(Number(day, "coverage"), Number(day, "promised") - 0.05, 1);
        Assert.InRange(Number(day, "expected") / Number(day, "attended"), 0.95, 1.05);
        Assert.InRange(Number(day, "dispersion"), 0.7, 1.4);
        Assert.Contains("within interval", await trained.Workspace.DoneAsync("predict", "capacity", "--model", Version, "--backtest", "--clinic", "1"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("found no --clinic or no --date", "--clinic", "1")]
    [InlineData("expected no --date", "--backtest", "--date", "today")]
    [InlineData("--slots: found 0", "--clinic", "1", "--date", "today", "--slots", "0")]
    [InlineData("--slot-minutes: found -1", "--clinic", "1", "--date", "today", "--slot-minutes", "-1")]
    public async Task A_wrong_question_is_refused(string message, params string[] options)
    {
        var refused = await trained.Workspace.KeptAsync(["predict", "capacity", "--model", Version, .. options]);
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains(message, refused.Error, StringComparison.Ordinal);
    }

    static double Number(JsonElement element, string name) => element.GetProperty(name).GetDouble();
}
