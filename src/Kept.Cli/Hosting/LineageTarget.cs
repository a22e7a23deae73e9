using Kept.Cli.Kernel;
using Kept.Lineage;

namespace Kept.Cli.Hosting;

/// <summary>Finds what a person means by a name: a table, a question, a feed, or a column of one.</summary>
static class LineageTarget
{
    const int Shown = 8;

    public static (LineageNode Node, LineageColumn? Column) Find(LineageGraph graph, string name)
    {
        if (One(graph.Find(name), name) is { } node)
        {
            return (node, null);
        }

        for (var dot = Split(name, name.Length); dot > 0; dot = Split(name, dot))
        {
            var (table, column) = (name[..dot], name[(dot + 1)..].TrimStart());
            if (One(graph.Find(table), table, column) is { } found)
            {
                return (found, found.Find(column) ?? throw new UsageException($"{found.Label}: {Suggestion.Unknown("column", column, [.. found.Columns.Select(other => other.Name)])}"));
            }
        }

        throw new UsageException(Unknown(graph, name));
    }

    static int Split(string name, int before) => name.LastIndexOfAny(['.', ':'], before - 1, before);

    /// <summary>Of several of one name the one that has the column, and a table rather than the feed that fills it.</summary>
    static LineageNode? One(IReadOnlyList<LineageNode> nodes, string name, string? column = null)
    {
        var having = nodes.Where(node => column is null || node.Find(column) is not null).ToList();
        var best = (having.Count > 0 ? having : nodes).GroupBy(node => node.Kind is LineageKind.Feed).MinBy(group => group.Key)?.ToList();
        return best switch
        {
            null => null,
            [var only] => only,
            _ => throw new UsageException($"several are called '{name}': {string.Join(", ", best.Select(node => node.Name))}; say which"),
        };
    }

    static string Unknown(LineageGraph graph, string name)
    {
        var columns = graph.Nodes.Where(node => node.Find(name) is not null).Select(node => $"{node.Name}.{name}").ToList();
        if (columns.Count > 0)
        {
            var more = columns.Count > Shown ? $" and {columns.Count - Shown} more" : "";
            return $"'{name}' is a column of several tables; say which: {string.Join(", ", columns.Take(Shown))}{more}";
        }

        var known = graph.Nodes.SelectMany(node => node.OtherNames.Append(node.Name).Concat(node.Columns.SelectMany(column => node.OtherNames.Append(node.Name).Select(table => $"{table}.{column.Name}"))));
        var meant = Suggestion.Nearest(name, known) is { } nearest ? $"; did you mean '{nearest}'?" : ".";
        return $"nothing is called '{name}'{meant} For all names: kept lineage";
    }
}
