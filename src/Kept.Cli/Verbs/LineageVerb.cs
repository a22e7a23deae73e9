using System.CommandLine;
using Kept.Cli.Hosting;
using Kept.Cli.Kernel;
using Kept.DuckDb.Lineage;
using Kept.Feeds;
using Kept.Lineage;
using Kept.Models;

namespace Kept.Cli.Verbs;

/// <summary><c>kept lineage</c>: where a column comes from, and where it goes.</summary>
static class LineageVerb
{
    static readonly Argument<string?> Name = new("name")
    {
        Description = "A table or a column: unified_appointments, gold.unified_appointments.delay_minutes; without it, lists the names",
        Arity = ArgumentArity.ZeroOrOne,
        HelpName = "NAME",
    };

    static readonly Option<bool> Up = new("--up") { Description = "Only where it comes from" };
    static readonly Option<bool> Down = new("--down") { Description = "Only where it goes" };
    static readonly Option<int?> Depth = new("--depth") { Description = "The most steps; default: all", HelpName = "N" };
    static readonly Option<bool> Indirect = new("--indirect") { Description = "Also what decides about rows, order or choice: filters, joins, grouping, conditions" };

    public static void AddLineage(this RootCommand root) =>
        root.Add(new Command("lineage", "Show which columns a column comes from, and which columns and questions use it") { Name, Up, Down, Depth, Indirect }.Runs(RunAsync));

    /// <summary>The lineage of a workspace's project; no warehouse is opened.</summary>
    public static async Task<LineageGraph> TraceAsync(Call call)
    {
        var workspace = call.Workspace;
        var project = ModelProject.Load(workspace.ProjectDirectories, workspace.Vars);
        var contract = Project.Contract(workspace);
        await using var engine = await DuckDbQueryEngine.OpenAsync(call.Cancellation);
        return await LineageGraph.TraceAsync(project, contract, FeedCatalog.Load(workspace, contract).Feeds, engine, call.Cancellation);
    }

    static async Task RunAsync(Call call)
    {
        var format = call.Format(OutputFormat.Table, OutputFormat.Json);
        if (call.Get(Depth) is < 1)
        {
            throw new UsageException($"--depth: found {call.Get(Depth)}, expected 1 or more");
        }

        var graph = await TraceAsync(call);
        if (call.Get(Name) is not { } name)
        {
            List(graph, format);
            return;
        }

        var (node, column) = LineageTarget.Find(graph, name);
        Show(call, column is null ? graph.ByNode() : graph, node, column, format);
    }

    static void List(LineageGraph graph, OutputFormat format)
    {
        if (format == OutputFormat.Json)
        {
            Terminal.Json(json => LineageJson.Write(json, graph));
        }
        else
        {
            new LineageView(graph).Print();
        }
    }

    static void Show(Call call, LineageGraph graph, LineageNode node, LineageColumn? column, OutputFormat format)
    {
        var (id, depth, indirect) = (new ColumnId(node.Name, column?.Name), call.Get(Depth) ?? int.MaxValue, call.Get(Indirect));
        var up = call.Get(Down) && !call.Get(Up) ? null : LineageTree.Up(graph, id, depth, indirect);
        var down = call.Get(Up) && !call.Get(Down) ? null : LineageTree.Down(graph, id, depth, indirect);
        var view = new LineageView(graph);
        if (format == OutputFormat.Json)
        {
            Terminal.Json(json => LineageJson.Write(json, node, column, up, down, down is null ? [] : graph.Questions(id), view.Gaps(up, down)));
        }
        else
        {
            view.Print(node, column, up, down);
        }
    }
}
