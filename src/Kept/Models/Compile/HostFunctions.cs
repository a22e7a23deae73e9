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

    /// <summary><c>try_or_compiler_error(message, function, …)</c>: what the function gives, or an error that says the message.</summary>
    public static object? Try(CallArguments arguments, Scope scope)
    {
        var function = arguments.Positional.ElementAtOrDefault(1) as ICallable ?? throw new JinjaFault("'try_or_compiler_error' needs a message and a function");
        try
        {
            return function.Call(new CallArguments(function.Name, [.. arguments.Positional.Skip(2)], arguments.Named), scope);
        }
        catch (JinjaFault)
        {
            throw new JinjaFault(Text.Of(arguments.Positional[0]));
        }
    }
}
