using System.IO.Hashing;
using System.Text;
using Kept.Models.Compile;
using Kept.Models.Project;

namespace Kept.Models;

/// <summary>What a project is made of, each thing with a hash of all that it says: two inventories tell what changed between them.</summary>
public static class ProjectInventory
{
    /// <summary>The kind of entry that holds the hash of a model's compiled SQL, which macros and variables change too.</summary>
    public const string Compiled = "compiled";

    /// <summary>The entry that holds the program's version.</summary>
    public const string Program = "program kept";

    /// <summary>Takes it: <c>model dim_patient</c>, <c>macro outcome</c>, <c>test not_null_dim_patient_patient_id</c>, each with its hash.</summary>
    /// <exception cref="ModelException">A model cannot be rendered.</exception>
    public static IReadOnlyDictionary<string, string> Of(ModelProject project)
    {
        var entries = new SortedDictionary<string, string>(StringComparer.Ordinal) { [Program] = typeof(ModelProject).Assembly.GetName().Version?.ToString() ?? "" };
        foreach (var model in project.Models)
        {
            entries[$"model {model.Name}"] = Hash([.. TextsOf(model.Node), .. model.Columns.SelectMany(TextsOf), .. model.Constraints.SelectMany(TextsOf)]);
            entries[$"{Compiled} {model.Name}"] = Hash([.. CompiledOf(project, model.Node)]);
        }

        foreach (var test in project.Tests)
        {
            entries[$"test {test.Name}"] = Hash([.. TextsOf(test.Node)]);
        }

        foreach (var source in project.Sources)
        {
            entries[$"source {source.Source}.{source.Name}"] = Hash([source.Schema, source.Identifier, source.Description, TextOf(source.Meta), .. source.Columns.SelectMany(TextsOf)]);
        }

        foreach (var analysis in project.Analyses)
        {
            entries[$"question {analysis.Name.Replace('_', '-')}"] = Hash([analysis.Text, analysis.Description]);
        }

        foreach (var file in project.Files.Where(file => file.Kind is FileKind.Macro).GroupBy(file => file.Name))
        {
            entries[$"macro {file.Key}"] = Hash([.. file.Select(macro => macro.Text)]);
        }

        foreach (var (name, value) in project.Context.Vars)
        {
            entries[$"variable {name}"] = Hash([TextOf(value)]);
        }

        return entries;
    }

    /// <summary>The hash of some texts.</summary>
    internal static string Hash(params IEnumerable<string> texts) =>
        Convert.ToHexStringLower(XxHash64.Hash(Encoding.UTF8.GetBytes(string.Join('\0', texts))));

    static IEnumerable<string> TextsOf(Node node) =>
        [node.Template.Source.Text, TextOf(node.Config.Values), node.Description, .. node.Locals.Select(local => $"{local.Key}={TextOf(local.Value)}")];

    static IEnumerable<string> TextsOf(Column column) => [column.Name, column.DataType ?? "", column.Description, TextOf(column.Meta), .. column.Constraints.SelectMany(TextsOf)];

    static IEnumerable<string> TextsOf(Constraint rule) => [rule.Type, rule.Name ?? "", rule.Expression ?? "", .. rule.Columns];

    /// <summary>A model's SQL and what its hooks say; a rebuild's and an increment's.</summary>
    static IEnumerable<string> CompiledOf(ModelProject project, Node node)
    {
        var increment = new PublishedReferences(other => other.Config.TextOf("materialized") == "incremental");
        foreach (var references in new[] { PublishedReferences.Instance, increment })
        {
            var context = new NodeContext(project.Context, node, references, new Invocation { Execute = true });
            yield return node.Template.Render(context, CancellationToken.None);
            foreach (var hook in Hooks.Of(project.Context, node, "pre_hook").Concat(Hooks.Of(project.Context, node, "post_hook")))
            {
                yield return hook.Render(context, CancellationToken.None);
            }
        }
    }

    static string TextOf(object? value) => Jinja.Values.Text.Of(HostValue.ToJinja(value));
}
