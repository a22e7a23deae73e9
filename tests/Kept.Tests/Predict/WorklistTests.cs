using System.Text.Json;
using Kept.Tests.Runs;
using Xunit;

namespace Kept.Tests.Predict;

/// <summary>Whom to call, and what calling did: from the list to the outcomes that come back.</summary>
public sealed class WorklistTests
{
    [Fact]
    public async Task A_list_is_frozen_once_issued_and_its_effect_is_measured_when_outcomes_and_contacts_have_come_back()
    {
        using var workspace = await RunWorkspace.GenerateAsync("--appointments", "20000", "--feeds", "Plain", "--mess", "0", "--seed", "3");
        await workspace.DoneAsync("run");
        await workspace.JsonAsync("predict", "train");
        await workspace.DoneAsync("predict", "score");
        var busiest = (await workspace.RowsAsync("select clinic_id, scheduled_fulldate from unified_appointments where outcome = 'pending' group by 1, 2 order by count(*) desc, 1, 2 limit 1"))[0].Split('|');
        string[] list = ["predict", "worklist", "--clinic", busiest[0], "--date", busiest[1][..10]];

        var issued = (await workspace.JsonAsync([.. list, "--capacity", "4", "--holdout", "0.4"])).EnumerateArray().ToList();
        Assert.InRange(issued.Count, 3, 4);
        Assert.All(issued, one => Assert.Equal("pending", one.GetProperty("status").GetString()));
        Assert.Equal(issued.Select(Probability).OrderDescending(), issued.Select(Probability));
        var again = await workspace.JsonAsync([.. list, "--capacity", "9"]);
        Assert.Equal(issued.Select(one => one.GetRawText()), again.EnumerateArray().Select(one => one.GetRawText()));

        // Outcomes and contacts come back by feeds like any other.
        await workspace.DoneAsync("sql", "select appointment_id, patient_id, clinic_id, scheduled_date, scheduled_time, created_at, case when appointment_id % 3 = 0 then 'missed' else 'attended' end as status from staging.appointments where _superseded_by is null and status = 'booked'", "-o", workspace.At("data/outcomes.csv"));
        workspace.Write("feeds/outcomes.yml", "path: data/outcomes.csv\nentities:\n  appointments: {}\n");
        workspace.Write("data/contacts.csv", "contact_id,appointment_id,contacted_at,result\n" + string.Join('\n', issued.Select((one, i) => $"{i + 1},{one.GetProperty("appointment").GetString()},2025-01-05 10:00:00,reached")) + "\n");
        workspace.Write("feeds/contacts.yml", "path: data/contacts.csv\nentities:\n  contacts: {}\n");
        await workspace.DoneAsync("run");
        Assert.Equal(0, await workspace.NumberAsync("select sum(rows_rejected) from staging.ledger"));
        var entries = await workspace.NumberAsync("select count(*) from staging.worklist_entries");

        var uplift = await workspace.JsonAsync("predict", "uplift");
        Assert.Equal(issued.Count, uplift.GetProperty("called").GetInt32());
        Assert.Equal(entries - issued.Count, uplift.GetProperty("held_out").GetInt32());
        Assert.Equal(1, uplift.GetProperty("contacted").GetDouble());
        Assert.Equal(Effect(uplift), uplift.GetProperty("avoided_per_100_contacted").GetProperty("value").GetDouble(), 9);
        Assert.Equal(100 * (uplift.GetProperty("held_out_rate").GetDouble() - uplift.GetProperty("called_rate").GetDouble()), Effect(uplift), 9);

        var whole = await workspace.JsonAsync("predict", "train", "--test-from", "2099-01-01");
        var without = await workspace.JsonAsync("predict", "train", "--test-from", "2099-01-01", "--without-called");
        Assert.False(whole.GetProperty("active").GetBoolean(), "no day was left to test it on");
        var untested = await workspace.KeptAsync("predict", "activate", whole.GetProperty("version").GetString()!);
        Assert.Equal(1, untested.ExitCode);
        Assert.Contains("none is left to test it on", untested.Output, StringComparison.Ordinal);
        await workspace.DoneAsync("predict", "activate", whole.GetProperty("version").GetString()!, "--override", "a trial");
        Assert.Equal(whole.GetProperty("rows").GetInt32() - issued.Count, without.GetProperty("rows").GetInt32());
    }

    [Fact]
    public async Task A_list_of_one_whom_the_lot_holds_out_is_a_list_of_nobody()
    {
        using var workspace = await RunWorkspace.GenerateAsync("--appointments", "6000", "--feeds", "Plain", "--mess", "0", "--seed", "3");
        await workspace.DoneAsync("run");
        await workspace.JsonAsync("predict", "train");
        await workspace.DoneAsync("predict", "score");
        var lengths = new List<int>();
        foreach (var day in await workspace.RowsAsync("select clinic_id, scheduled_fulldate from unified_appointments where outcome = 'pending' group by 1, 2 having count(*) = 1 order by 1, 2 limit 8"))
        {
            lengths.Add((await workspace.JsonAsync("predict", "worklist", "--clinic", day.Split('|')[0], "--date", day.Split('|')[1][..10], "--holdout", "0.5", "--capacity", "1")).GetArrayLength());
        }

        Assert.Equal([0, 1], lengths.Distinct().Order());
    }

    [Fact]
    public async Task A_clinic_that_is_not_there_and_a_day_without_scores_are_said()
    {
        using var workspace = await RunWorkspace.GenerateAsync("--appointments", "200", "--feeds", "Plain");
        await workspace.DoneAsync("run");
        var clinic = await workspace.KeptAsync("predict", "worklist", "--clinic", "nowhere", "--date", "tomorrow");
        Assert.Equal(2, clinic.ExitCode);
        Assert.Contains("unknown clinic 'nowhere'", clinic.Error, StringComparison.Ordinal);
        var day = await workspace.KeptAsync("predict", "worklist", "--clinic", "1", "--date", "soon");
        Assert.Equal(2, day.ExitCode);
        Assert.Contains("expected tomorrow, today, or a date", day.Error, StringComparison.Ordinal);
    }

    static double Probability(JsonElement entry) => entry.GetProperty("probability").GetDouble();

    static double Effect(JsonElement uplift) => uplift.GetProperty("avoided_per_100_listed").GetProperty("value").GetDouble();
}
