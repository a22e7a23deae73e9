using Kept.Workspaces;
using Kept.Workspaces.Layers;

namespace Kept.Models.Project;

/// <summary><c>selectors.yml</c>, which is not supported. Selectors that nobody asks for are harmless; one that is the default would change every command.</summary>
static class NamedSelectors
{
    /// <exception cref="ConfigurationException">A selector is the default.</exception>
    public static void Refuse(IEnumerable<string> directories)
    {
        foreach (var directory in directories)
        {
            var path = Path.Combine(directory, "selectors.yml");
            var selectors = File.Exists(path) ? StrictYaml.Load(path, ProjectPath.Show(directory, path)).MapsOf("selectors") : [];
            if (selectors.FirstOrDefault(selector => selector.ValueOf("default") is not (null or false)) is { } selector)
            {
                throw selector.Error("default", $"the selector '{selector.TextOf("name")}' is the default, and selectors.yml is not supported; take 'default' out and say --select, or run dbt for it");
            }
        }
    }
}
