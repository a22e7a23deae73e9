using System.Text.RegularExpressions;
using Kept.Cli.Kernel;
using Kept.Lineage;

namespace Kept.Cli.Hosting;

/// <summary>The lineage of a column or a table, for people.</summary>
sealed partial class LineageView(LineageGraph graph)
{
    const int LongestExpression = 72;

    /// <summary>All nodes, so that a person finds the name.</summary>
    public void Print() => Terminal.Table(TableView.Of(
        ["name", "kind", ">columns", "file"],
        graph.Nodes.Select(node => (IReadOnlyList<string>)[node.Name, node.Kind.ToString().ToLowerInvariant(), Human.Count(node.Columns.Count), node.File])));

    public void Print(LineageNode node, LineageColumn? column, LineageTree? up, LineageTree? down)
    {
        var id = new ColumnId(node.Name, column?.Name);
        Terminal.Heading(Described(id, null) + (column?.Type is { } type ? $"  {type}" : ""));
        var description = column?.Description ?? node.Description;
        if (description.Length > 0)
        {
            Terminal.Line(description);
        }

        Print("Comes from", "nothing: constants, or what the engine itself knows", up);
        Print("Goes to", "nothing", down);
        if (down is not null && graph.Questions(id) is { Count: > 0 } questions)
        {
            Terminal.Line();
            Terminal.Line($"Questions that use it: {string.Join(", ", questions.Select(question => question.OtherNames[0]))}");
        }

        foreach (var gap in Gaps([up, down]))
        {
            Terminal.Line($"not traced: {gap}");
        }
    }

    /// <summary>What is not traced of all that the trees hold.</summary>
    public IReadOnlyList<string> Gaps(params IEnumerable<LineageTree?> trees) =>
    [
        .. trees.OfType<LineageTree>().SelectMany(Ids).Distinct().SelectMany(GapsOf).Distinct(),
    ];

    static IEnumerable<ColumnId> Ids(LineageTree tree) => tree.Branches.SelectMany(Ids).Prepend(tree.Id);

    IEnumerable<string> GapsOf(ColumnId id)
    {
        var node = graph[id.Node]!;
        var gaps = id.Column is { } name ? node.Gaps.Concat(node.Find(name)?.Gaps ?? []) : node.Gaps.Concat(node.Columns.SelectMany(column => column.Gaps));
        return gaps.Select(gap => $"{id}: {gap}");
    }

    void Print(string heading, string nothing, LineageTree? tree)
    {
        if (tree is null)
        {
            return;
        }

        Terminal.Line();
        Terminal.Heading(heading);
        if (tree.Branches.Count == 0)
        {
            Terminal.Line(nothing);
        }

        Print(tree.Branches, "");
    }

    void Print(IReadOnlyList<LineageTree> branches, string indent)
    {
        foreach (var (i, branch) in branches.Index())
        {
            var isLast = i == branches.Count - 1;
            Terminal.Line($"{indent}{(isLast ? "└─ " : "├─ ")}{Line(branch)}");
            Print(branch.Branches, indent + (isLast ? "   " : "│  "));
        }
    }

    string Line(LineageTree branch)
    {
        var how = branch.Edge is { } edge ? Words(edge.Influence, branch.Id.IsRows) : "which rows there are";
        return $"{Described(branch.Id, how, branch.Edge?.Expression)}{(branch.IsCut ? "  …" : "")}";
    }

    string Described(ColumnId id, string? how, string? said = null)
    {
        var node = graph[id.Node]!;
        var column = id.Column is { } name ? node.Find(name) : null;
        var label = column is null ? (id.Column is null ? node.Label : $"{node.Label}: {id.Column}") : $"{node.Label}{(node.Kind is LineageKind.Feed ? ": " : ".")}{column.Name}";
        var expression = said ?? (column?.Expression is { } text && !IsJustName(text) ? text : null);
        var line = column?.Line is > 0 and var known ? known : node.Line;
        var place = node.File.Length == 0 ? null : line > 0 ? $"{node.File}:{line}" : node.File;
        return string.Join("  ", new[] { label, how is null ? null : $"[{how}]", expression is null ? null : Short(expression), place }.OfType<string>());
    }

    /// <summary>Rows depend on rows without a word.</summary>
    static string? Words(Influence influence, bool ofRows) => ofRows ? null
        : string.Join(", ", LineageWords.Of(influence));

    static bool IsJustName(string text) => JustName().IsMatch(text);

    static string Short(string expression)
    {
        var line = Blanks().Replace(expression, " ");
        return line.Length <= LongestExpression ? line : $"{line[..LongestExpression]}…";
    }

    [GeneratedRegex(@"^[\w.*""]+$")]
    private static partial Regex JustName();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
