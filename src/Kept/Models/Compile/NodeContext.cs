using Kept.Models.Jinja;
using Kept.Models.Jinja.Nodes;
using Kept.Models.Jinja.Values;

namespace Kept.Models.Compile;

/// <summary>The names that the text of one node sees: dbt's context.</summary>
sealed class NodeContext(ProjectContext project, Node node, IReferences references, Invocation invocation) : IGlobals
{
    static readonly Dictionary<string, Func<NodeContext, object?>> Names = new()
    {
        ["ref"] = context => new Function("ref", (arguments, _) => ReferenceFunctions.Ref(context, arguments)),
        ["source"] = context => new Function("source", (arguments, _) => ReferenceFunctions.Source(context, arguments)),
        ["config"] = context => new ConfigObject(context),
        ["var"] = context => new VarFunction(context),
        ["env_var"] = _ => new Function("env_var", (arguments, _) => HostFunctions.EnvVar(arguments.Bind("var", "default?"))),
        ["this"] = context => context.References.This(context.Node),
        ["target"] = context => new TargetObject(context.Project),
        ["is_incremental"] = context => new Function("is_incremental", (_, _) => context.References.IsIncremental(context.Node)),
        ["should_full_refresh"] = context => new Function("should_full_refresh", (_, _) => context.Node.Config.Find("full_refresh") as bool? ?? context.Invocation.IsFullRefresh),
        ["execute"] = context => context.Invocation.Execute,
        ["run_started_at"] = context => new Moment(context.Invocation.StartedAt),
        ["invocation_id"] = context => context.Invocation.Id,
        ["project_name"] = context => context.Project.Name,
        ["model"] = context => HostObjects.Model(context),
        ["adapter"] = context => HostObjects.Adapter(context),
        ["exceptions"] = context => HostObjects.Exceptions(context),
        ["flags"] = context => HostObjects.Flags(context),
        ["builtins"] = context => HostObjects.Builtins(context),
        ["log"] = context => new Function("log", (arguments, _) => HostFunctions.Log(context, arguments.Bind("msg", "info?"))),
        ["print"] = context => new Function("print", (arguments, _) => HostFunctions.Log(context, [arguments.Bind("msg")[0], true])),
        ["render"] = context => new Function("render", (arguments, scope) => HostFunctions.Render(context, Text.Of(arguments.Bind("sql")[0]))),
        ["run_query"] = context => QueryFunctions.RunQuery(context),
        ["statement"] = context => QueryFunctions.Statement(context),
        ["load_result"] = context => QueryFunctions.LoadResult(context),
        ["api"] = _ => RelationObjects.Api(),
        ["load_relation"] = context => HostObjects.Adapter(context).Find("load_relation"),
        ["load_cached_relation"] = context => HostObjects.Adapter(context).Find("load_relation"),
        ["schema"] = context => context.Node.Table.Schema is { Length: > 0 } schema ? schema : context.Project.DefaultSchema,
        ["dbt_version"] = _ => DbtVersion,
        ["try_or_compiler_error"] = _ => new Function("try_or_compiler_error", (arguments, scope) => HostFunctions.Try(arguments, scope)),
        ["dbt"] = _ => new MacroNamespace("dbt", MacroLibrary.FindBuiltIn),
    };

    /// <summary>The version of dbt whose language this is.</summary>
    public const string DbtVersion = "1.12.0";

    static readonly Dictionary<string, string> Refused = new()
    {
        ["graph"] = "the manifest of 'kept compile' says the same",
        ["modules"] = "they are Python's own; compute dates in SQL",
        ["selected_resources"] = "a text must come out the same whatever is selected",
        ["store_result"] = "call 'statement' with a name",
        ["store_raw_result"] = "call 'statement' with a name",
        ["database"] = "a warehouse is one database; leave it out",
        ["load_agate_table"] = "it is for materializations",
        ["sql"] = "it is for materializations",
        ["compiled_code"] = "it is for materializations",
        ["pre_hooks"] = "it is for materializations",
        ["post_hooks"] = "it is for materializations",
        ["submit_python_job"] = "Python needs dbt",
        ["doc"] = "it belongs in a description",
        ["context"] = "say the name itself",
        ["metric"] = "metrics are served by dbt",
        ["function"] = "functions are dbt's",
        ["dbt_utils"] = "packages are not supported; copy the macro into the project",
    };

    static readonly HashSet<string> RefusedBare =
        ["thread_id", "schemas", "database_schemas", "invocation_args_dict", "dbt_metadata_envs", "diff_of_two_dicts", "lipsum", "write", "validation"];

    /// <summary>Names of the context that are values, and are not called.</summary>
    static readonly HashSet<string> Values = ["this", "target", "execute", "run_started_at", "invocation_id", "project_name", "model", "flags", "schema", "dbt_version", "api"];

    public ProjectContext Project => project;

    public Node Node => node;

    public IReferences References => references;

    public Invocation Invocation => invocation;

    /// <summary>The ephemeral models that the text has referred to so far, in the order of their first mention.</summary>
    public List<Node> Ephemerals { get; } = [];

    /// <summary>The same for another text of the project.</summary>
    public NodeContext For(Node other) => new(project, other, references, invocation);

    public bool TryFind(string name, out object? value)
    {
        if (node.Locals.TryGetValue(name, out value))
        {
            return true;
        }

        value = (object?)Macro(project.Macros.FindOwn(name))
            ?? (Names.TryGetValue(name, out var make) ? make(this) : null)
            ?? (name == project.Name ? (object)new MacroNamespace(name, project.Macros.FindOwn) : null)
            ?? Macro(MacroLibrary.FindBuiltIn(name));
        return value is not null || (Why(name) is { } reason ? throw new JinjaFault($"'{name}' is not supported{reason}; run dbt for it") : false);
    }

    /// <summary>What statements of this text have fetched, by their names.</summary>
    public Dictionary<string, object?> Results { get; } = [];

    static string? Why(string name) => Refused.TryGetValue(name, out var reason) ? $": {reason}" : RefusedBare.Contains(name) ? "" : null;

    public static bool IsValue(string name) => Values.Contains(name);

    /// <summary>Whether a text of the project may use the name.</summary>
    public static bool Knows(ProjectContext project, string name) => Names.ContainsKey(name) || project.Macros.Find(name) is not null;

    /// <summary>A name of dbt's own context, whatever the project has made of it.</summary>
    public object? Own(string name) => Names[name](this);

    static Macro? Macro(MacroDefinition? definition) => definition is null ? null : new Macro(definition, null);
}

/// <summary><c>dbt.datediff</c>, <c>kept.my_macro</c>: the macros of one project by name.</summary>
sealed class MacroNamespace(string name, Func<string, MacroDefinition?> find) : IJinjaObject
{
    public object? Find(string macro) => find(macro) is { } definition
        ? new Macro(definition, null)
        : throw new JinjaFault($"'{name}.{macro}' is not supported; there is no such macro here, run dbt for it");
}
