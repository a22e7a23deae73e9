using Kept.Models.Jinja;
using Kept.Models.Jinja.Values;
using Kept.Warehouses;

namespace Kept.Models.Compile;

/// <summary><c>ref</c> and <c>source</c>.</summary>
static class ReferenceFunctions
{
    public static Relation Ref(NodeContext context, CallArguments arguments)
    {
        var values = arguments.Bind("name", "other?");
        var (package, name) = values[1] is Undefined ? (context.Project.Name, Text.Of(values[0])) : (Text.Of(values[0]), Text.Of(values[1]));
        if (package != context.Project.Name)
        {
            throw new JinjaFault($"'{package}' is not this project; packages are not supported, so refer to '{name}' alone, or run dbt for it");
        }

        return context.Project.Models.TryGetValue(name, out var model)
            ? Inlined(context, model, context.References.Model(context.Node, model))
            : throw new JinjaFault(context.Project.UnknownModel(name));
    }

    static Relation Inlined(NodeContext context, Node model, Relation relation)
    {
        if (!context.Invocation.Execute || !model.IsEphemeral || relation.IsCommonTable)
        {
            return relation;
        }

        context.Ephemerals.Add(model);
        return relation with { Actual = new TableName("", CommonTables.NameOf(model)) };
    }

    public static Relation Source(NodeContext context, CallArguments arguments)
    {
        var values = arguments.Bind("source_name", "table_name");
        var key = (Text.Of(values[0]), Text.Of(values[1]));
        if (!context.Project.Sources.TryGetValue(key, out var table))
        {
            throw new JinjaFault(context.Project.UnknownSource(key.Item1, key.Item2));
        }

        if (!context.Invocation.Execute)
        {
            context.Node.Sources.Add(key);
        }

        return context.References.Source(table);
    }
}
