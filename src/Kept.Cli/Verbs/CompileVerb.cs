using System.CommandLine;
using Kept.Cli.Hosting;
using Kept.Cli.Kernel;
using Kept.Models;

namespace Kept.Cli.Verbs;

/// <summary><c>kept compile</c>: texts of the project as the SQL that they stand for.</summary>
static class CompileVerb
{
    static readonly string[] Kinds = ["model", "snapshot", "test", "analysis"];
    static readonly Option<bool> FullRefresh = new("--full-refresh") { Description = "Compile incremental models as a rebuild has them" };

    static readonly Option<TargetEngine> Target = Choice.Of<TargetEngine>("--target", "Compile for the workspace's engine (the default), or for another: into target/ENGINE, without asking any");

    public static void AddCompile(this RootCommand root) => root.Add(
        new Command("compile", "Write the SQL of models, tests, snapshots and analyses to target/compiled")
        {
            NodeTexts.Inline, FullRefresh, Target,
        }.WithSelection().Runs(RunAsync));

    static async Task RunAsync(Call call)
    {
        var format = call.Format(OutputFormat.Table, OutputFormat.Json);
        var inline = NodeTexts.InlineOf(call);
        var target = CompileTarget.Of(call.Get(Target));
        var project = target?.Load(call.Workspace) ?? Project.Load(call.Workspace);
        var nodes = inline is null ? call.SelectionOf(project, Kinds) : [];
        await using var session = target is null ? await QuerySession.OpenAsync(call, [], orEmpty: true) : null;
        var compiler = target?.Compiler(project) ?? session!.Compiler(call, project, call.Get(FullRefresh));
        var folder = Path.Combine(call.Workspace.TargetPath, target?.Engine ?? "", "compiled");
        List<CompiledNode> texts = inline is null ? [] : [new("inline_query", null, compiler.Compile(inline, call.Cancellation))];
        foreach (var node in nodes)
        {
            texts.Add(await WriteAsync(call, compiler, node, folder));
        }

        if (inline is null && target is null && texts.Count > 0)
        {
            ArtifactFiles.Write(call, project, texts.ToDictionary(text => text.UniqueId, text => text.Sql));
        }

        Print(call, texts, format, NodeTexts.Single(nodes)?.UniqueId, folder);
    }

    static async Task<CompiledNode> WriteAsync(Call call, NodeCompiler compiler, ProjectNode node, string folder)
    {
        var sql = compiler.Compile(node, call.Cancellation);
        var path = Path.Combine(folder, NodeCompiler.PathOf(node));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, sql + "\n", call.Cancellation);
        return new CompiledNode(node.UniqueId, call.Workspace.Show(path), sql);
    }

    static void Print(Call call, List<CompiledNode> texts, OutputFormat format, string? single, string folder)
    {
        if (format == OutputFormat.Json)
        {
            Write(texts);
        }
        else if (texts.FirstOrDefault(text => text.UniqueId == single || text.Path is null) is { } shown)
        {
            Terminal.Line(shown.Sql);
        }
        else
        {
            Terminal.Line(texts.Count == 0 ? "Nothing to compile" : $"{Human.Count(texts.Count, "text")} compiled into {call.Workspace.Show(folder)}");
        }
    }

    static void Write(List<CompiledNode> texts) => Terminal.Json(json =>
    {
        json.WriteStartArray();
        foreach (var text in texts)
        {
            json.WriteStartObject();
            json.WriteString("unique_id", text.UniqueId);
            json.WriteString("path", text.Path);
            json.WriteString("compiled", text.Sql);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    /// <summary>A compiled text, and where it was written; null for nowhere.</summary>
    sealed record CompiledNode(string UniqueId, string? Path, string Sql);
}
