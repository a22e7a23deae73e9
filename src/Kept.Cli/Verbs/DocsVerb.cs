using System.CommandLine;
using Kept.Cli.Hosting;
using Kept.Cli.Kernel;
using Kept.Docs;
using Kept.DuckDb.Lineage;
using Kept.Feeds;
using Kept.Landing;
using Kept.Lineage;
using Kept.Models;
using Kept.Questions;
using Kept.Runs;

namespace Kept.Cli.Verbs;

/// <summary><c>kept docs</c>: the project, its lineage and its last run as pages that open from disk.</summary>
static class DocsVerb
{
    const int NewestRuns = 20;

    static readonly Option<DirectoryInfo?> Output = new("--output", "-o") { Description = "Where the site goes [default: target/docs in the workspace]", HelpName = "DIR" };

    public static void AddDocs(this RootCommand root) =>
        root.Add(new Command("docs", "Write the project, its lineage and its last run as pages that open from disk") { Output }.Runs(RunAsync));

    static async Task RunAsync(Call call)
    {
        var format = call.Format(OutputFormat.Table, OutputFormat.Json);
        var directory = call.Get(Output)?.FullName ?? Path.Combine(call.Workspace.TargetPath, "docs");
        var report = await new Site(await GatherAsync(call)).WriteAsync(directory, call.Cancellation);
        if (format == OutputFormat.Json)
        {
            Terminal.Json(json =>
            {
                json.WriteStartObject();
                json.WriteString("index", report.Index);
                json.WriteNumber("pages", report.Pages);
                json.WriteNumber("bytes", report.Bytes);
                json.WriteEndObject();
            });
        }
        else
        {
            Terminal.Line($"{Human.Count(report.Pages, "page")} written ({Human.Bytes(report.Bytes)}); open {report.Index}");
        }
    }

    static async Task<SiteContent> GatherAsync(Call call)
    {
        var workspace = call.Workspace;
        var project = ModelProject.Load(workspace.ProjectDirectories, workspace.Vars);
        var contract = Project.Contract(workspace);
        var feeds = FeedCatalog.Load(workspace, contract).Feeds;
        await using var engine = await DuckDbQueryEngine.OpenAsync(call.Cancellation);
        await using var warehouse = await Reader.OpenOrEmptyAsync(call, contract, "staging.ledger", "staging.runs");
        return new SiteContent
        {
            Workspace = workspace,
            Project = project,
            Feeds = feeds,
            Questions = [.. (await QuestionCatalog.LoadAsync(workspace.ProjectDirectories, call.Cancellation)).Questions],
            Lineage = await LineageGraph.TraceAsync(project, contract, feeds, engine, call.Cancellation),
            Results = await RunResults.ReadAsync(Path.Combine(workspace.TargetPath, "run_results.json"), call.Cancellation),
            Runs = await RunRecord.NewestAsync(warehouse, NewestRuns, call.Cancellation),
            Ledger = await new LedgerBook(warehouse).TotalsAsync(call.Cancellation),
            WrittenAt = call.Time.GetUtcNow(),
        };
    }
}
