using System.CommandLine;
using Kept.Cli.Hosting;
using Kept.Cli.Kernel;
using Kept.Questions;
using Kept.Runs;
using Kept.Worlds;

namespace Kept.Cli.Verbs;

/// <summary><c>kept demo</c>: a made-up world from messy files to answers, to see what the program does.</summary>
static class DemoVerb
{
    const int Rows = 5;

    static readonly string[] Seven =
        ["clinic-delays", "missed-by-location", "no-shows-over-time", "high-risk-patients", "clinic-risk", "patient-engagement", "repeated-misses"];

    static readonly Option<long> Appointments = new("--appointments") { Description = "How many appointments", HelpName = "N", DefaultValueFactory = _ => 200_000 };
    static readonly Option<ulong> Seed = new("--seed") { Description = "The same seed makes the same world", HelpName = "S", DefaultValueFactory = _ => 1 };
    static readonly Option<DirectoryInfo> Directory = new("--dir") { Description = "Where the demo's workspace goes", HelpName = "DIR", DefaultValueFactory = _ => new DirectoryInfo("kept-demo") };

    public static void AddDemo(this RootCommand root) =>
        root.Add(new Command("demo", "Make a messy world, run it, answer the seven questions, and predict who will miss") { Appointments, Seed, Directory }.Runs(RunAsync));

    static async Task<int> RunAsync(Call call)
    {
        var directory = call.Get(Directory)!;
        await GenerateAsync(call, directory.FullName);
        call.Enter(directory.FullName);
        var report = await PipelineRun.RunAsync(call, Project.Load(call.Workspace), new RunRequest());
        RunSummary.Print(report, call.Terminal);
        if (!report.IsCurrent)
        {
            return ExitCodes.Failed;
        }

        var catalog = await QuestionCatalog.LoadAsync(call.Workspace.ProjectDirectories, call.Cancellation);
        foreach (var question in Seven)
        {
            Terminal.Line();
            await QuestionAnswer.WriteAsync(call, catalog.Find(question), [], AnswerTarget.Table(Rows));
        }

        await DemoPredictions.ShowAsync(call);
        Suggest(directory);
        return ExitCodes.Done;
    }

    /// <summary>Makes the world, unless the same one is there already.</summary>
    static async Task GenerateAsync(Call call, string directory)
    {
        var options = new WorldOptions { Appointments = call.Get(Appointments), Seed = call.Get(Seed) };
        if (!File.Exists(Path.Combine(directory, WorldManifest.FileName)))
        {
            await WorldStage.GenerateAsync(call, options, directory);
            return;
        }

        var there = (await WorldManifest.ReadAsync(directory, call.Cancellation)).Options;
        if (there.Appointments != options.Appointments || there.Seed != options.Seed)
        {
            throw new UsageException($"{directory} holds another world ({Human.Count(there.Appointments)} appointments, seed {there.Seed}); choose another --dir, or delete it");
        }
    }

    static void Suggest(DirectoryInfo directory)
    {
        var kept = $"{Terminal.Command} -w {directory}";
        Terminal.Line($"""

            Try next:
              {kept} ask    # all questions and their parameters
              {kept} ask clinic-delays --since 2024-01-01 --format csv
              {kept} sql "select outcome, count(*) from unified_appointments group by 1"
              {kept} ledger    # the proof that nothing was lost
              {kept} rejects    # what was wrong with the rest
              {kept} predict report    # how far the predictions can be trusted
              {Terminal.Command} init my-clinics    # a workspace for your own files
            """);
    }
}
