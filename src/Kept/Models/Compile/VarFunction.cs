using Kept.Models.Jinja;
using Kept.Models.Jinja.Values;

namespace Kept.Models.Compile;

/// <summary><c>var('name', default)</c>: first what a unit test says, then what the caller of this run gave, then the project's.</summary>
sealed class VarFunction(NodeContext context) : ICallable, IJinjaObject
{
    public string Name => "var";

    public object? Call(CallArguments arguments, Scope scope)
    {
        var values = arguments.Bind("name", "default?");
        var name = Text.Of(values[0]);
        return TryFind(name, out var value) ? value
            : values[1] is not Undefined ? values[1]
            : throw new JinjaFault($"the variable '{name}' is not set; set it, or give it a default: var('{name}', …)");
    }

    public object? Find(string name) => name == "has_var"
        ? new Function("var.has_var", (arguments, _) => TryFind(Text.Of(arguments.Bind("name")[0]), out var _))
        : null;

    bool IsSet(string name) => TryFind(name, out var _);

    bool TryFind(string name, out object? value)
    {
        var isFound = context.Node.Vars.TryGetValue(name, out var found) || context.Invocation.Vars.TryGetValue(name, out found) || context.Project.Vars.TryGetValue(name, out found);
        value = HostValue.ToJinja(found);
        return isFound;
    }
}
