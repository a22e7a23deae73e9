using System.CommandLine;
using Kept.Cli.Hosting;
using Kept.Cli.Kernel;
using Kept.Models;

namespace Kept.Cli.Verbs;

/// <summary><c>kept show</c>: the first rows that a text of the project gives, without building it.</summary>
static class ShowVerb
{
    const int Rows = 5;

    static readonly string[] Kinds = ["model", "seed", "snapshot", "test", "analysis"];
    static readonly Option<int> Limit = new("--limit") { Description = "How many rows; 0 for all", HelpName = "N", DefaultValueFactory = _ => Rows };

    public static void AddShow(this RootCommand root) => root.Add(
        new Command("show", "Compile one node, or a query, and show its first rows; nothing is built") { NodeTexts.Inline, Limit, AnswerOptions.Output }
            .WithSelection().Runs(RunAsync));

    static async Task RunAsync(Call call)
    {
        var target = AnswerTarget.From(call, answers: 1, limit: 0);
        var inline = NodeTexts.InlineOf(call);
        var project = Project.Load(call.Workspace);
        var node = inline is null ? Chosen(call, project) : null;
        await using var session = await QuerySession.OpenAsync(call, target.Files);
        // The increment of a model reads what its hooks prepare, and here none runs.
        var compiler = session.Compiler(call, project, isFullRefresh: true);
        var sql = node is null ? compiler.Compile(inline!, call.Cancellation) : compiler.Compile(node, call.Cancellation);
        await session.WriteAsync(target, Limited(sql, call.Get(Limit)), null, call.Cancellation);
    }

    static ProjectNode Chosen(Call call, ModelProject project)
    {
        if (!call.IsSelective())
        {
            throw new UsageException("say what to show: --select NAME or --inline QUERY");
        }

        var nodes = call.SelectionOf(project, Kinds);
        return NodeTexts.Single(nodes) ?? throw new UsageException(
            $"{Human.Count(nodes.Count, "node")} selected, expected one model, seed, snapshot, test or analysis{(nodes.Count == 0 ? "" : $"; found {string.Join(", ", nodes.Select(node => node.Name))}")}");
    }

    static string Limited(string sql, int limit) => limit > 0 ? $"select * from (\n{sql}\n) as kept_show limit {limit}" : sql;
}
