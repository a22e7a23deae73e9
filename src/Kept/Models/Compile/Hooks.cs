using Kept.Models.Jinja;
using Kept.Models.Jinja.Values;

namespace Kept.Models.Compile;

/// <summary>The hooks of a model: texts that are rendered, and run, just before or after it is built.</summary>
static class Hooks
{
    /// <exception cref="ModelException">A hook is not a text, or asks for what is not supported.</exception>
    public static IEnumerable<Template> Of(ProjectContext project, Node node, string key) =>
        node.Config.ListOf(key).Select(hook => project.Template($"{node.File} ({key})", TextOf(node, key, hook)));

    static string TextOf(Node node, string key, object? hook) => hook switch
    {
        string text => text,
        JinjaDict dict when dict["transaction"] is false => throw node.Fail($"a {key} with transaction: false is not supported; a run is one transaction"),
        JinjaDict dict when dict["sql"] is string text => text,
        _ => throw node.Fail($"a {key} must be a text, or a mapping with 'sql'; found {TypeName.Of(hook)}"),
    };
}
