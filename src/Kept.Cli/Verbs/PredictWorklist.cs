using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Kept.Cli.Hosting;
using Kept.Cli.Kernel;
using Kept.Predict;
using Kept.Predict.Worklists;

namespace Kept.Cli.Verbs;

/// <summary><c>kept predict worklist</c>: whom to call at a clinic about a day's appointments.</summary>
static class PredictWorklist
{
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
        await TellAsync(call, session, target, new WorklistRequest(clinic, call.Get(Date), capacity, holdout, call.Get(Model)));
    }

    /// <summary>Issues a list, unless one was issued already, and shows it.</summary>
    public static async Task TellAsync(Call call, QuerySession session, AnswerTarget target, WorklistRequest request)
    {
        var files = new WorklistFile(OwnFeed.DirectoryOf(call.Workspace, OwnFeed.Worklists));
        var issued = files.Find(request.Clinic, request.Date);
        var list = issued ?? await DrawAsync(call, session, request);
        if (issued is null)
        {
            files.Keep(list);
            OwnFeed.Describe(call.Workspace, OwnFeed.Worklists, "worklist_entries");
        }

        await session.WriteAsync(target, WorklistQueries.Show(list), null, call.Cancellation);
        call.Terminal.Note(Verdict(list, issued is null));
        call.Terminal.Note(UsePolicy.Rule);
    }

    static async Task<Worklist> DrawAsync(Call call, QuerySession session, WorklistRequest request)
    {
        var model = ModelRelease.Choose(call, request.Model);
        var rows = (await session.QueryAsync(WorklistQueries.Candidates(model, request.Clinic, request.Date), call.Cancellation)).Rows;
        if (rows.Count == 0)
        {
            throw new KeptException($"there is no scored appointment to come at this clinic on {request.Date:yyyy-MM-dd}; score first ({Terminal.Command} predict score)");
        }

        return Worklist.Draw(new Worklist
        {
            ClinicId = request.Clinic,
            Date = request.Date,
            IssuedAt = call.Time.GetUtcNow().UtcDateTime,
            Model = model,
            HoldoutShare = request.Holdout,
            Entries = [],
        }, [.. rows.Select(row => (Convert.ToInt64(row[0], null), Convert.ToDouble(row[1], null)))], request.Capacity);
    }

    static string Verdict(Worklist list, bool isNew) => string.Create(CultureInfo.InvariantCulture,
        $"{Human.Count(list.Calls.Count(), "appointment")} to call about, {Human.Count(list.Entries.Count - list.Calls.Count())} held out by lot; {(isNew ? "issued now, and frozen" : $"issued at {list.IssuedAt:yyyy-MM-dd HH:mm} UTC, and frozen since")}. It lands with the next run");

    /// <summary>A day as a person writes it.</summary>
    public static DateOnly ReadDate(ArgumentResult argument)
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

/// <summary>A list that is asked for.</summary>
/// <param name="Clinic">The key of the clinic.</param>
/// <param name="Date">The day of the appointments.</param>
/// <param name="Capacity">How many can be called.</param>
/// <param name="Holdout">The share that is held out.</param>
/// <param name="Model">Whose scores; null: the active model's.</param>
sealed record WorklistRequest(long Clinic, DateOnly Date, int Capacity, double Holdout, string? Model);
