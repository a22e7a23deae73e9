using Kept.Models;
using Kept.Models.Compile;

namespace Kept.Artifacts;

/// <summary>A macro of the project, as the manifest has it.</summary>
static class MacroEntry
{
    public static string IdOf(ModelProject project, string name) => $"macro.{project.Name}.{name}";

    public static Dictionary<string, object?> Of(MacroText macro, ModelProject project)
    {
        var path = macro.File[(macro.File.IndexOf('/', StringComparison.Ordinal) + 1)..];
        return new()
        {
            ["name"] = macro.Name,
            ["resource_type"] = "macro",
            ["package_name"] = project.Name,
            ["path"] = path,
            ["original_file_path"] = path,
            ["unique_id"] = IdOf(project, macro.Name),
            ["macro_sql"] = macro.Definition,
            ["depends_on"] = new Dictionary<string, object?> { ["macros"] = MacroUse.Of(project.Context.Macros, macro.Definition).Where(name => name != macro.Name).Select(name => IdOf(project, name)).ToList() },
            ["description"] = macro.Description,
            ["arguments"] = macro.Parameters.Select(parameter => new Dictionary<string, object?> { ["name"] = parameter, ["type"] = null, ["description"] = "" }).ToList(),
        };
    }
}
