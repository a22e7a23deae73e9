using System.CommandLine;
using Kept.Cli.Hosting;
using Kept.Cli.Kernel;
using Kept.DuckDb;
using Kept.Feeds;
using Kept.Plans;
using Kept.Postgres.Feeds;
using Kept.Questions;
using Kept.Runs;
using Kept.Workspaces;

namespace Kept.Cli.Verbs;

/// <summary><c>kept plan</c>: what a run would change, before it does; and the publishing of just that.</summary>
static class PlanVerb
{
    static readonly Option<bool> Apply = new("--apply") { Description = "Publish the plan that was made last, just as it was shown" };
    static readonly Option<bool> Discard = new("--discard") { Description = "Forget the plan that was made last" };
    static readonly Option<bool> FullRefresh = new("--full-refresh") { Description = "Plan a run that builds the models anew" };
    static readonly Option<bool> Detailed = new("--detailed-exitcode") { Description = "End with code 4 when readers would see a change, with 0 when they would not" };

    public static void AddPlan(this RootCommand root) => root.Add(
        new Command("plan", "Show what a run would change in tables, tests and headlines; publish just that") { Apply, Discard, FullRefresh, Detailed }.Runs(RunAsync));

    static Task<int> RunAsync(Call call) => (call.Get(Apply), call.Get(Discard)) switch
    {
        (true, true) => throw new UsageException("a plan is applied or discarded; choose one"),
        (true, _) or (_, true) when call.Workspace.Server is not null => throw new UsageException("a plan of a warehouse on a server is for looking, and nothing of it is kept; publish by: kept run"),
        (true, _) or (_, true) when call.Get(FullRefresh) || call.Get(Detailed) => throw new UsageException("--apply and --discard are about the plan that was made last; other options belong to making it"),
        (true, _) => ApplyAsync(call),
        (_, true) => Task.FromResult(Forget(call)),
        _ => PlanAsync(call),
    };

    static async Task<int> PlanAsync(Call call)
    {
        var format = call.Format(OutputFormat.Table, OutputFormat.Json, OutputFormat.Markdown);
        var plan = await MakeAsync(call);
        if (format == OutputFormat.Json)
        {
            Terminal.Json(json => PlanJson.Write(json, plan));
        }
        else
        {
            var publish = call.Workspace.Server is null ? $"publish just this: {Terminal.Command} plan --apply" : $"publish: {Terminal.Command} run";
            PlanPage.Print(plan, format == OutputFormat.Markdown, publish);
        }

        return plan.Refusal is not null ? ExitCodes.Failed
            : call.Get(Detailed) && plan.ChangesTables ? ExitCodes.Changes
            : ExitCodes.Done;
    }

    static async Task<Plan> MakeAsync(Call call)
    {
        using var mirror = call.Workspace.Server is { } server ? await Mirror.MakeAsync(call, server) : null;
        var workspace = mirror?.Workspace ?? call.Workspace;
        var project = Project.Load(workspace);
        var contract = Project.Contract(workspace);
        var feeds = FeedCatalog.Load(workspace, contract).Feeds;
        var questions = await QuestionCatalog.LoadAsync(workspace.ProjectDirectories, call.Cancellation);
        var planner = new Planner(workspace, contract, project, feeds, questions, Opener(workspace), call.Time, new PostgresTables());
        var plan = await call.Terminal.StagesAsync(call.Time, async stages =>
        {
            using var progress = new PlanProgress(stages, call.Terminal);
            return await planner.PlanAsync(new RunRequest { FullRefresh = call.Get(FullRefresh) }, progress, call.Cancellation);
        });
        if (mirror is null && plan is { Refusal: null, Run.Build: { } build })
        {
            ArtifactFiles.Write(call, project, build, new PlanFolder(workspace).TargetPath);
        }

        return plan;
    }

    static async Task<int> ApplyAsync(Call call)
    {
        var format = call.Format(OutputFormat.Table, OutputFormat.Json);
        var workspace = call.Workspace;
        var (runId, fingerprint) = await new PlanApplication(workspace, Opener(workspace), call.Time).ApplyAsync(call.Cancellation);
        ArtifactFiles.Remember(call);
        if (format == OutputFormat.Json)
        {
            Terminal.Json(json => PlanJson.WriteApplied(json, runId));
        }
        else
        {
            Terminal.Line($"Run {runId} published, as it was planned");
        }

        if (Project.Load(workspace).Fingerprint != fingerprint)
        {
            call.Terminal.Note("the project has changed since the plan was made; what it changes is not published yet: kept plan");
        }

        return ExitCodes.Done;
    }

    static int Forget(Call call)
    {
        using var runLock = RunLock.Take(call.Workspace, call.Time);
        Terminal.Line(new PlanFolder(call.Workspace).Discard() ? "The plan is forgotten" : "There was no plan");
        return ExitCodes.Done;
    }

    static WarehouseOpener Opener(Workspace workspace) => async (path, readOnly, cancellation) =>
        await DuckDbWarehouse.OpenAsync(Writer.Options(workspace) with { Path = path, ReadOnly = readOnly }, cancellation);
}
