using Kept.Models.Jinja;
using Kept.Models.Jinja.Nodes;
using Kept.Models.Jinja.Values;
using Kept.Warehouses;

namespace Kept.Models.Compile;

/// <summary><c>adapter</c>: how macros choose their version for the engine, and ask what exists.</summary>
sealed class AdapterObject(NodeContext context) : IJinjaObject
{
    public object? Find(string name) => name switch
    {
        "dispatch" => new Function("adapter.dispatch", (arguments, _) => Dispatch(arguments.Bind("macro_name", "macro_namespace?"))),
        "get_relation" => new Function("adapter.get_relation", (arguments, _) => GetRelation(arguments.Bind("database", "schema", "identifier"))),
        "quote" => new Function("adapter.quote", (arguments, _) => $"\"{Text.Of(arguments.Bind("identifier")[0]).Replace("\"", "\"\"", StringComparison.Ordinal)}\""),
        "type" => new Function("adapter.type", (_, _) => context.Project.Engine),
        _ => throw new JinjaFault($"'adapter.{name}' is not supported; adapter has dispatch, get_relation, quote and type; run dbt for others"),
    };

    Macro Dispatch(object?[] values)
    {
        var name = Text.Of(values[0]);
        var package = values[1] is Undefined or null ? null : Text.Of(values[1]);
        if (package is not null && package != "dbt" && package != context.Project.Name)
        {
            throw new JinjaFault($"macros of '{package}' cannot be dispatched; packages are not supported, so put the macro into the project, or run dbt for it");
        }

        string[] names = [$"{context.Project.Engine}__{name}", $"default__{name}"];
        var macros = context.Project.Macros;
        var found = package is null ? First(names, macros.Find) : First(names, macros.FindOwn) ?? First(names, MacroLibrary.FindBuiltIn);
        return found is not null
            ? new Macro(found, null)
            : throw new JinjaFault($"there is no macro '{names[0]}' and no '{names[1]}' to dispatch '{name}' to");
    }

    static MacroDefinition? First(string[] names, Func<string, MacroDefinition?> find) => names.Select(find).FirstOrDefault(macro => macro is not null);

    Relation? GetRelation(object?[] values)
    {
        var table = new TableName(Text.Of(values[1]), Text.Of(values[2]));
        return context.Invocation.Exists(table) ? new Relation(table) : null;
    }
}
