using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Kept.Cli.Hosting;
using Kept.Cli.Kernel;
using Kept.Predict.Worklists;

namespace Kept.Cli.Verbs;

/// <summary><c>kept predict worklist</c>: whom to call at a clinic about a day's appointments.</summary>
static class PredictWorklist
{
    public const string Policy = "A score may add help, never take a slot away.";

    static readonly Option<string> Clinic = new("--clinic") { Description = "The clinic: its id as its source has it, its key, or its name", HelpName = "CLINIC", Required = true };
    static readonly Option<DateOnly> Date = new("--date") { Description = "The day of the appointments: tomorrow, today, or YYYY-MM-DD", HelpName = "DATE", Required = true, CustomParser = ReadDate };
    static readonly Option<int> Capacity = new("--capacity") { Description = "How many can be called", HelpName = "N", DefaultValueFactory = _ => 40 };
    static readonly Option<double> Holdout = new("--holdout") { Description = "The share that is held out by lot, so that the effect of calling can be measured", HelpName = "SHARE", DefaultValueFactory = _ => 0.1 };
    static readonly Option<string?> Model = new("--model") { Description = "Which model's scores; default: the active one", HelpName = "VERSION" };

    public static Command Command => new Command("worklist", "List whom to call about a day's appointments; once issued, a list stays as it is")
    {
        Clinic, Date, Capacity, Holdout, Model, AnswerOptions.Output,
    }.Runs(RunAsync);

    static async Task RunAsync(Call call)
    {
        var (capacity, holdout) = (call.Get(Capacity), call.Get(Holdout));
        if (capacity < 1 || holdout is not (>= 0 and <= 0.5))
        {
            throw new UsageException(capacity < 1 ? $"--capacity: found {capacity}, expected at least 1" : $"--holdout: found {holdout}, expected a share from 0 to 0.5");
        }

        var target = AnswerTarget.From(call, 1, limit: 0);
        await using var session = await QuerySession.OpenAsync(call, target.Files);
        var clinic = await WorklistQueries.ClinicAsync(session, call.Get(Clinic)!, call.Cancellation);
        var files = new WorklistFile(OwnFeed.DirectoryOf(call.Workspace, OwnFeed.Worklists));
        var (date, isNew) = (call.Get(Date), false);
        var list = files.Find(clinic, date);
        if (list is null)
        {
            (list, isNew) = (await DrawAsync(call, session, clinic, date, capacity, holdout), true);
            files.Keep(list);
            OwnFeed.Describe(call.Workspace, OwnFeed.Worklists, "worklist_entries");
        }

        await session.WriteAsync(target, WorklistQueries.Show(list), null, call.Cancellation);
        call.Terminal.Note(Verdict(list, isNew));
        call.Terminal.Note(Policy);
    }

    static async Task<Worklist> DrawAsync(Call call, QuerySession session, long clinic, DateOnly date, int capacity, double holdout)
    {
        var model = ModelRelease.Choose(call, call.Get(Model));
        var rows = (await session.QueryAsync(WorklistQueries.Candidates(model, clinic, date), call.Cancellation)).Rows;
        if (rows.Count == 0)
        {
            throw new KeptException($"there is no scored appointment to come at this clinic on {date:yyyy-MM-dd}; score first ({Terminal.Command} predict score), or see which days have some: {Terminal.Command} ask");
        }

        return Worklist.Draw(new Worklist
        {
            ClinicId = clinic,
            Date = date,
            IssuedAt = call.Time.GetUtcNow().UtcDateTime,
            Model = model,
            HoldoutShare = holdout,
            Entries = [],
        }, [.. rows.Select(row => (Convert.ToInt64(row[0], null), Convert.ToDouble(row[1], null)))], capacity);
    }

    static string Verdict(Worklist list, bool isNew) => string.Create(CultureInfo.InvariantCulture,
        $"{Human.Count(list.Calls.Count(), "appointment")} to call about, {Human.Count(list.Entries.Count - list.Calls.Count())} held out by lot; {(isNew ? "issued now, and frozen" : $"issued at {list.IssuedAt:yyyy-MM-dd HH:mm} UTC, and frozen since")}. It lands with the next run");

    static DateOnly ReadDate(ArgumentResult argument)
    {
        var text = argument.Tokens[0].Value;
        var today = DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime);
        if (text is "today" or "tomorrow")
        {
            return text == "today" ? today : today.AddDays(1);
        }

        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            argument.AddError($"--date: found '{text}', expected tomorrow, today, or a date as YYYY-MM-DD");
        }

        return date;
    }
}
