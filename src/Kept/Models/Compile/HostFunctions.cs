using Kept.Models.Jinja;
using Kept.Models.Jinja.Values;

namespace Kept.Models.Compile;

/// <summary>Functions of dbt's context that reach outside of the text.</summary>
static class HostFunctions
{
    public static object? EnvVar(object?[] values)
    {
        var name = Text.Of(values[0]);
        return Environment.GetEnvironmentVariable(name) ?? (values[1] is Undefined
            ? throw new JinjaFault($"the environment variable '{name}' is not set; set it, or give it a default: env_var('{name}', '…')")
            : values[1]);
    }

    public static string Log(NodeContext context, object?[] values)
    {
        if (context.Invocation.Execute && Truth.Of(values[1]))
        {
            context.Invocation.Log(Text.Of(values[0]));
        }

        return "";
    }

    public static string Render(NodeContext context, string text) =>
        context.Project.Template($"{context.Node.File} (render)", text).Render(context, CancellationToken.None);
}
