using Kept.Models.Jinja.Values;
using Kept.Models.Project;

namespace Kept.Models.Compile;

/// <summary>What macros and environment variables are in a unit test.</summary>
static class UnitTestOverrides
{
    public static void Apply(ProjectContext project, UnitTestProperties test, Node node)
    {
        foreach (var (name, value) in test.Macros)
        {
            if (name.Split('.')[^1] is var last && !NodeContext.Knows(project, last))
            {
                throw node.Fail($"the unit test '{test.Name}' overrides the macro '{name}', and there is none of that name");
            }

            if (name == last || name == $"dbt.{last}")
            {
                node.Locals[last] = Overridden(project, last, value);
            }
        }

        foreach (var package in new[] { "dbt", project.Name })
        {
            node.Locals[package] = NamespaceOf(project, test, package);
        }

        if (test.EnvVars.Count > 0)
        {
            node.Locals["env_var"] = new Function("env_var", (arguments, _) => EnvVar(test, arguments.Bind("var", "default?")));
        }
    }

    /// <summary>A value in the place of a value, and what returns it in the place of what can be called.</summary>
    static object? Overridden(ProjectContext project, string name, object? value)
    {
        var result = HostValue.ToJinja(value);
        return NodeContext.IsValue(name) && project.Macros.Find(name) is null ? result : new Function(name, (_, _) => result);
    }

    static OverriddenNamespace NamespaceOf(ProjectContext project, UnitTestProperties test, string package)
    {
        var known = new MacroNamespace(package, package == "dbt" ? MacroLibrary.FindBuiltIn : project.Macros.FindOwn);
        var own = test.Macros.Where(macro => macro.Key.StartsWith(package + ".", StringComparison.Ordinal) || (package == "dbt" && !macro.Key.Contains('.', StringComparison.Ordinal)));
        return new OverriddenNamespace(known, own.ToDictionary(macro => macro.Key.Split('.')[^1], macro => HostValue.ToJinja(macro.Value)));
    }

    static object? EnvVar(UnitTestProperties test, object?[] values) =>
        test.EnvVars.TryGetValue(Text.Of(values[0]), out var value) ? Text.Of(HostValue.ToJinja(value)) : HostFunctions.EnvVar(values);
}

/// <summary>The macros of a project, some of which return what a unit test says.</summary>
sealed class OverriddenNamespace(MacroNamespace known, IReadOnlyDictionary<string, object?> overrides) : IJinjaObject
{
    public object? Find(string name) => overrides.TryGetValue(name, out var value) ? new Function(name, (_, _) => value) : known.Find(name);
}
