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
        "load_relation" or "load_cached_relation" => new Function(name, (arguments, _) => Existing(RelationOf(arguments.Bind("relation")[0]).Own)),
        "get_columns_in_relation" => new Function("adapter.get_columns_in_relation", (arguments, _) => RelationObjects.Columns(context, RelationOf(arguments.Bind("relation")[0]))),
        "check_schema_exists" => new Function("adapter.check_schema_exists", (arguments, _) => SchemaExists(Text.Of(arguments.Bind("database", "schema")[1]))),
        "quote" => new Function("adapter.quote", (arguments, _) => $"\"{Text.Of(arguments.Bind("identifier")[0]).Replace("\"", "\"\"", StringComparison.Ordinal)}\""),
        "type" => new Function("adapter.type", (_, _) => context.Project.Engine),
        _ => throw new JinjaFault($"'adapter.{name}' is not supported; adapter has dispatch, get_relation, load_relation, get_columns_in_relation, check_schema_exists, quote and type; run dbt for others"),
    };

    Macro Dispatch(object?[] values)
    {
        var name = Text.Of(values[0]);
        var package = values[1] is Undefined or null ? null : Text.Of(values[1]);
        if (package is not null && package != "dbt" && package != context.Project.Name)
        {
            throw new JinjaFault($"macros of '{package}' cannot be dispatched; packages are not supported, so put the macro into the project, or run dbt for it");
        }

        string[] names = [.. Engines(context.Project.Engine).Select(engine => $"{engine}__{name}")];
        var macros = context.Project.Macros;
        var found = package is null ? First(names, macros.Find) : First(names, macros.FindOwn) ?? First(names, MacroLibrary.FindBuiltIn);
        return found is not null
            ? new Macro(found, null)
            : throw new JinjaFault($"there is no macro '{names[0]}' and no '{names[^1]}' to dispatch '{name}' to");
    }

    /// <summary>Whose macros an engine has, the nearest first. Redshift's adapter is a child of PostgreSQL's.</summary>
    static IEnumerable<string> Engines(string engine) => engine == "redshift" ? [engine, "postgres", "default"] : [engine, "default"];

    static MacroDefinition? First(string[] names, Func<string, MacroDefinition?> find) => names.Select(find).FirstOrDefault(macro => macro is not null);

    Relation? GetRelation(object?[] values) => Existing(new TableName(Text.Of(values[1]), Text.Of(values[2])));

    Relation? Existing(TableName table) => context.Invocation.Exists(table) ? new Relation(table) : null;

    bool SchemaExists(string schema) => context.Invocation.Execute
        && QueryFunctions.Ask(context, $"select 1 from information_schema.schemata where schema_name = {Sql.Text(schema)}").Rows.Count > 0;

    static Relation RelationOf(object? value) => value as Relation ?? throw new JinjaFault($"found {TypeName.Of(value)}, expected a relation, as ref and source give it");
}
