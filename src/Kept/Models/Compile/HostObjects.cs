using Kept.Models.Jinja;
using Kept.Models.Jinja.Values;

namespace Kept.Models.Compile;

/// <summary>Objects of dbt's context.</summary>
static class HostObjects
{
    public static JinjaObject Flags(NodeContext context) => new("flags", new Dictionary<string, object?>
    {
        ["WHICH"] = "build",
        ["FULL_REFRESH"] = context.Invocation.IsFullRefresh,
        ["STORE_FAILURES"] = context.Invocation.StoreFailures,
    });

    public static JinjaObject Builtins(NodeContext context) => new("builtins", new Dictionary<string, object?>
    {
        ["ref"] = context.Own("ref"),
        ["source"] = context.Own("source"),
        ["config"] = context.Own("config"),
    });

    public static JinjaObject Exceptions(NodeContext context) => new("exceptions", new Dictionary<string, object?>
    {
        ["raise_compiler_error"] = new Function("raise_compiler_error", (arguments, _) => throw new JinjaFault(Text.Of(arguments.Bind("msg")[0]))),
        ["raise_not_implemented"] = new Function("raise_not_implemented", (arguments, _) => throw new JinjaFault(Text.Of(arguments.Bind("msg")[0]))),
        ["warn"] = new Function("warn", (arguments, _) => HostFunctions.Log(context, [arguments.Bind("msg")[0], true])),
    });

    public static AdapterObject Adapter(NodeContext context) => new(context);

    public static JinjaDict Model(NodeContext context) => new(new Dictionary<string, object?>
    {
        ["name"] = context.Node.Name,
        ["alias"] = context.Node.Table.Name,
        ["schema"] = context.Node.Table.Schema,
        ["resource_type"] = context.Node.ResourceType,
        ["unique_id"] = context.Node.UniqueId,
        ["package_name"] = context.Project.Name,
        ["original_file_path"] = context.Node.File,
        ["path"] = context.Node.File,
        ["fqn"] = new List<object?> { context.Project.Name }.Concat(context.Node.Folders).Append(context.Node.Name).ToList(),
        ["description"] = context.Node.Description,
        ["config"] = context.Node.Config.Values,
        ["tags"] = context.Node.Config.ListOf("tags").ToList(),
    });
}
