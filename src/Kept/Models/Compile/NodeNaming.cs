using Kept.Models.Jinja;
using Kept.Warehouses;

namespace Kept.Models.Compile;

/// <summary>Where a model is published: by <c>generate_schema_name</c> and <c>generate_alias_name</c>, the project's or dbt's.</summary>
sealed class NodeNaming(ProjectContext project)
{
    static readonly Template Schema = Template.Parse(new SourceText("generate_schema_name", "{{ generate_schema_name(kept_custom, model) | trim }}"));
    static readonly Template Alias = Template.Parse(new SourceText("generate_alias_name", "{{ generate_alias_name(kept_custom, model) | trim }}"));

    public TableName Name(Node node)
    {
        var context = new NodeContext(project, node, PublishedReferences.Instance, new Invocation());
        return new TableName(node.Config.TextOf("target_schema") ?? Render(Schema, context, "schema"), Render(Alias, context, "alias"));
    }

    static string Render(Template template, NodeContext context, string setting)
    {
        var globals = new WithCustomName(context, context.Node.Config.TextOf(setting));
        var name = template.Render(globals, CancellationToken.None);
        return name.Length > 0 ? name : throw context.Node.Fail($"its {setting} comes out empty; look at the macro generate_{setting}_name");
    }

    sealed class WithCustomName(NodeContext context, string? custom) : IGlobals
    {
        public bool TryFind(string name, out object? value)
        {
            value = custom;
            return name == "kept_custom" || context.TryFind(name, out value);
        }
    }
}
