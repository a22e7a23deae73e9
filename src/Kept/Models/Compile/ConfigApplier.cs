using Kept.Models.Project;
using Kept.Workspaces;

namespace Kept.Models.Compile;

/// <summary>Puts the settings of YAML files onto nodes; texts with Jinja in them are rendered, but for hooks, which wait for the run.</summary>
sealed class ConfigApplier(ProjectContext project)
{
    public void Apply(Node node, IEnumerable<ConfigEntry> entries)
    {
        foreach (var entry in entries)
        {
            var isHook = entry.Key.Replace('-', '_') is "pre_hook" or "post_hook";
            var value = HostValue.ToJinja(entry.Value);
            if (node.Config.Add(entry.Key, isHook ? value : Rendered(node, value, entry)) is { } problem)
            {
                throw new ModelException(entry.File, entry.Line, 0, problem);
            }
        }
    }

    public void Apply(Node node, YamlMap? config)
    {
        if (config is not null)
        {
            Apply(node, config.Entries.Select(entry => new ConfigEntry(entry.Key, entry.Value.Free, entry.File, entry.Line)));
        }
    }

    object? Rendered(Node node, object? value, ConfigEntry entry) => value is string text && IsJinja(text)
        ? project.Template(entry.File, text, entry.Line).Evaluate(new NodeContext(project, node, CapturedReferences.Instance, new Invocation()), CancellationToken.None)
        : value;

    public static bool IsJinja(string text) => text.Contains("{{", StringComparison.Ordinal) || text.Contains("{%", StringComparison.Ordinal);
}
