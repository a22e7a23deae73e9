namespace Kept.Models.Compile;

/// <summary>The SQL of a node, with the ephemeral models that it refers to put before it as common table expressions.</summary>
static class CompiledText
{
    /// <exception cref="ModelException">A text cannot be rendered.</exception>
    public static string Of(NodeContext context, CancellationToken cancellation)
    {
        var sql = context.Node.Template.Render(context, cancellation).Trim();
        var expressions = new List<(string Name, string Sql)>();
        Collect(context, expressions, [], cancellation);
        return CommonTables.Put(sql, expressions);
    }

    /// <summary>Inner ones first, and each once.</summary>
    static void Collect(NodeContext context, List<(string Name, string Sql)> expressions, HashSet<Node> known, CancellationToken cancellation)
    {
        foreach (var node in context.Ephemerals.Where(known.Add))
        {
            var inner = context.For(node);
            var sql = node.Template.Render(inner, cancellation).Trim();
            Collect(inner, expressions, known, cancellation);
            expressions.Add((CommonTables.NameOf(node), sql.Length > 0 ? sql : throw node.Fail($"'{node.Name}' compiles to nothing; expected a query")));
        }
    }
}
