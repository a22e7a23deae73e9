using System.CommandLine;
using System.Globalization;
using Kept.Cli.Kernel;
using Kept.Predict.Evaluation;
using Kept.Predict.Worklists;

namespace Kept.Cli.Verbs;

/// <summary><c>kept predict uplift</c>: how many misses the calls avoid.</summary>
static class PredictUplift
{
    const int Seed = 1;

    const string Entries = """
        select
            facts.patient_id, entries.arm = 'hold_out' as is_held_out, entries.holdout_share, facts.outcome = 'missed' as is_missed,
            exists (select 1 from staging.contacts as contacts where contacts.appointment_id = entries.appointment_id and contacts._superseded_by is null and not contacts._is_deleted) as is_contacted
        from staging.worklist_entries as entries
        inner join silver.fact_appointment as facts on entries.appointment_id = facts.appointment_id
        where facts.outcome in ('missed', 'attended') and entries._superseded_by is null and not entries._is_deleted
        order by entries.worklist_entry_id
        """;

    public static Command Command => new Command("uplift", "Tell how many misses the calls of work lists avoid, against those held out by lot").Runs(RunAsync);

    static async Task RunAsync(Call call)
    {
        var format = call.Format(OutputFormat.Table, OutputFormat.Json);
        await using var session = await QuerySession.OpenAsync(call, []);
        var rows = (await session.QueryAsync(Entries, call.Cancellation)).Rows;
        var uplift = Uplift.Of([.. rows.Select(row => new UpliftRow(Convert.ToInt64(row[0], null), (bool)row[1]!, Convert.ToDouble(row[2], null), (bool)row[3]!, (bool)row[4]!))], Seed);
        if (format == OutputFormat.Json)
        {
            Write(uplift);
            return;
        }

        Terminal.Table(TableView.Of(["", ">appointments", ">missed", ">contacted"],
        [
            ["to be called", Human.Count(uplift.Called), Percent(uplift.CalledRate), Percent(uplift.Contacted)],
            ["held out by lot", Human.Count(uplift.HeldOut), Percent(uplift.HeldOutRate), ""],
        ]));
        Terminal.Line();
        Terminal.Line($"Misses avoided per 100 to be called: {Number(uplift.AvoidedPer100Listed)}");
        if (uplift.AvoidedPer100Contacted is { } contacted)
        {
            Terminal.Line($"Misses avoided per 100 contacted:    {Number(contacted)}");
        }
    }

    static void Write(Uplift uplift) => Terminal.Json(json =>
    {
        void Interval(string name, Interval? interval)
        {
            json.WriteStartObject(name);
            json.WriteNumberOrNull("value", interval!.Value);
            json.WriteNumberOrNull("low", interval.Low);
            json.WriteNumberOrNull("high", interval.High);
            json.WriteEndObject();
        }

        json.WriteStartObject();
        json.WriteNumber("called", uplift.Called);
        json.WriteNumber("called_rate", uplift.CalledRate);
        json.WriteNumber("held_out", uplift.HeldOut);
        json.WriteNumber("held_out_rate", uplift.HeldOutRate);
        json.WriteNumber("contacted", uplift.Contacted);
        Interval("avoided_per_100_listed", uplift.AvoidedPer100Listed);
        if (uplift.AvoidedPer100Contacted is { } contacted)
        {
            Interval("avoided_per_100_contacted", contacted);
        }

        json.WriteEndObject();
    });

    static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.0} %");

    static string Number(Interval interval) => !double.IsFinite(interval.Low) || !double.IsFinite(interval.High)
        ? string.Create(CultureInfo.InvariantCulture, $"{interval.Value:0.0} (too few appointments for an interval)")
        : string.Create(CultureInfo.InvariantCulture, $"{interval.Value:0.0} ({interval.Low:0.0} to {interval.High:0.0}, in 95 of 100 other samples of patients)");
}
