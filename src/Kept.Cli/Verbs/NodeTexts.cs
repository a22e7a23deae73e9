using System.CommandLine;
using Kept.Cli.Hosting;
using Kept.Cli.Kernel;
using Kept.Models;

namespace Kept.Cli.Verbs;

/// <summary>What <c>compile</c> and <c>show</c> have in common: the selected nodes, or a query that the person wrote, compiled on the warehouse as it is.</summary>
static class NodeTexts
{
    public static Option<string?> Inline { get; } = new("--inline") { Description = "A query with ref, source and macros, instead of a selection", HelpName = "QUERY" };

    /// <summary>The query that the person wrote; null when nodes are selected.</summary>
    public static string? InlineOf(Call call)
    {
        var text = call.Get(Inline);
        return text is null ? null
            : string.IsNullOrWhiteSpace(text) ? throw new UsageException("--inline is empty; expected a query, for example \"select * from {{ ref('dim_clinic') }}\"")
            : call.IsSelective() ? throw new UsageException("say what to compile once: either --inline or --select")
            : text;
    }

    /// <summary>A compiler that asks the warehouse what is there.</summary>
    public static NodeCompiler Compiler(this QuerySession session, Call call, ModelProject project, bool isFullRefresh) =>
        new(project, session.Dialect, sql => session.QueryAsync(sql, call.Cancellation).GetAwaiter().GetResult())
        {
            IsFullRefresh = isFullRefresh,
            Log = call.Terminal.Note,
        };

    /// <summary>The node that is meant where one is: the only one, or the only one beside its tests; else null.</summary>
    public static ProjectNode? Single(IReadOnlyList<ProjectNode> nodes)
    {
        var others = nodes.Where(node => !ResourceType.Tests.Contains(node.ResourceType)).ToList();
        return others.Count == 1 ? others[0] : nodes.Count == 1 ? nodes[0] : null;
    }
}
