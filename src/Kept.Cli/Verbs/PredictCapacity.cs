using System.CommandLine;
using System.Globalization;
using Kept.Cli.Hosting;
using Kept.Cli.Kernel;
using Kept.Predict.Capacity;
using Kept.Predict.Features;
using Kept.Predict.Training;

namespace Kept.Cli.Verbs;

/// <summary><c>kept predict capacity</c>: how many will attend a session, and what one more appointment would do to it.</summary>
static class PredictCapacity
{
    static readonly Option<string?> Clinic = new("--clinic") { Description = "The clinic: its id as its source has it, its key, or its name; with --backtest default: all", HelpName = "CLINIC" };
    static readonly Option<DateOnly?> Date = new("--date") { Description = "The day: tomorrow, today, or YYYY-MM-DD", HelpName = "DATE", CustomParser = argument => PredictWorklist.ReadDate(argument) };
    static readonly Option<double?> SlotMinutes = new("--slot-minutes") { Description = "The length of an appointment; default: the clinic's most frequent distance of two starts", HelpName = "MINUTES" };
    static readonly Option<int?> Slots = new("--slots") { Description = "How many appointments the session is made for; default: as many as are booked", HelpName = "N" };
    static readonly Option<double> OverrunLimit = new("--overrun-limit") { Description = "The most expected minutes beyond the session's end that can be borne", HelpName = "MINUTES", DefaultValueFactory = _ => 15 };
    static readonly Option<bool> Backtest = new("--backtest") { Description = "Compare with what happened, on days that the model was not trained on" };
    static readonly Option<string?> Model = new("--model") { Description = "Which model; default: the active one", HelpName = "VERSION" };

    public static Command Command => new Command("capacity", "Tell how many are expected to attend a session, and what overbooking by 0, 1, 2 would do; advice only")
    {
        Clinic, Date, SlotMinutes, Slots, OverrunLimit, Backtest, Model,
    }.Runs(RunAsync);

    static async Task RunAsync(Call call)
    {
        var format = call.Format(OutputFormat.Table, OutputFormat.Json);
        var isBacktest = call.Get(Backtest);
        Check(call, isBacktest);
        var clinic = call.Get(Clinic) is { } asked ? await ClinicAsync(call, asked) : (long?)null;
        using var kept = ModelFile.Read(PredictionData.Store(call.Workspace).PathOf(ModelRelease.Choose(call, call.Get(Model))));
        var ofClinic = clinic is null ? "true" : string.Create(CultureInfo.InvariantCulture, $"clinic_id = {clinic}");
        var table = await PredictionData.ReadAsync(call, kept.File.Moment, isBacktest ? ofClinic : $"{ofClinic} and scheduled_on = {WorklistQueries.Day(call.Get(Date)!.Value)} and {Scoring.Pending}");
        table = isBacktest ? TestDays.Of(kept.File, table) : table;
        if (table.Count == 0)
        {
            throw new KeptException($"there is no appointment to come at this clinic on {call.Get(Date):yyyy-MM-dd}. With --backtest days that are over are looked at");
        }

        var forecasts = await ForecastAsync(call, kept, table, ofClinic, format == OutputFormat.Table && !isBacktest);
        if (isBacktest)
        {
            CapacitySummary.Tell(kept.File, CapacityBacktest.Of(forecasts, table), format);
        }
        else
        {
            CapacitySummary.Tell(kept.File, forecasts, call.Get(OverrunLimit), format);
        }
    }

    static async Task<List<SessionForecast>> ForecastAsync(Call call, KeptModel kept, FeatureTable table, string condition, bool isTold)
    {
        await using var warehouse = await Reader.OpenAsync(call, "silver.fact_appointment");
        var plan = new CapacityPlan(call.Get(Slots), call.Get(SlotMinutes) ?? await SessionTimes.SlotMinutesAsync(call, warehouse, condition), call.Get(OverrunLimit));
        if (plan.SlotMinutes is null && isTold)
        {
            call.Terminal.Note("no appointment has a time of day to tell how long one lasts: idle and overrun minutes need --slot-minutes");
        }

        var probabilities = kept.Model.Probabilities(table);
        return Session.Of(table, await SessionTimes.ReadAsync(call, warehouse, condition)).ConvertAll(session => SessionForecast.Of(session, probabilities, plan));
    }

    static async Task<long> ClinicAsync(Call call, string asked)
    {
        await using var session = await QuerySession.OpenAsync(call, []);
        return await WorklistQueries.ClinicAsync(session, asked, call.Cancellation);
    }

    static void Check(Call call, bool isBacktest)
    {
        var problem =
            !isBacktest && (call.Get(Clinic) is null || call.Get(Date) is null) ? "found no --clinic or no --date, expected both, or --backtest"
            : isBacktest && call.Get(Date) is not null ? "--backtest looks at all days that the model was tested on, expected no --date"
            : call.Get(SlotMinutes) is <= 0 ? $"--slot-minutes: found {call.Get(SlotMinutes)}, expected more than 0"
            : call.Get(Slots) is < 1 ? $"--slots: found {call.Get(Slots)}, expected at least 1"
            : call.Get(OverrunLimit) < 0 ? $"--overrun-limit: found {call.Get(OverrunLimit)}, expected at least 0"
            : null;
        if (problem is not null)
        {
            throw new UsageException(problem);
        }
    }
}
