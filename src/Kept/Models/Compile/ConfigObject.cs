using Kept.Models.Jinja;
using Kept.Models.Jinja.Values;

namespace Kept.Models.Compile;

/// <summary><c>config(…)</c>, which sets while the project is read, and <c>config.get(…)</c>.</summary>
sealed class ConfigObject(NodeContext context) : ICallable, IJinjaObject
{
    public string Name => "config";

    public object? Call(CallArguments arguments, Scope scope)
    {
        var values = arguments.Positional is [JinjaDict given] ? given : new JinjaDict(arguments.Named);
        if (arguments.Positional.Count > 0 && arguments.Positional[0] is not JinjaDict)
        {
            throw new JinjaFault("'config' takes settings by name: config(materialized='table')");
        }

        foreach (var (key, value) in context.Invocation.Execute || context.Node.Kind is NodeKind.UnitTest ? [] : values)
        {
            if (context.Node.Config.Add(Text.Of(key), value) is { } problem)
            {
                throw new JinjaFault(problem);
            }
        }

        return "";
    }

    public object? Find(string name) => name switch
    {
        "get" => new Function("config.get", (arguments, _) => Get(arguments.Bind("name", "default?", "validator?"))),
        "require" => new Function("config.require", (arguments, _) => Require(arguments.Bind("name", "validator?"))),
        "meta_get" => new Function("config.meta_get", (arguments, _) => Meta(arguments.Bind("name", "default?"))),
        _ => throw new JinjaFault($"'config.{name}' is not supported; config has get, require and meta_get"),
    };

    object? Get(object?[] values) => context.Node.Config.Values.TryGet(values[0], out var found) ? found : values[1] is Undefined ? null : values[1];

    object? Require(object?[] values) => context.Node.Config.Values.TryGet(values[0], out var found)
        ? found
        : throw new JinjaFault($"the setting '{Text.Of(values[0])}' is required and is not set");

    object? Meta(object?[] values) =>
        context.Node.Config.Find("meta") is JinjaDict meta && meta.TryGet(values[0], out var found) ? found : values[1] is Undefined ? null : values[1];
}
