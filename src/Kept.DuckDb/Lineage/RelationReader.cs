using System.Text.Json;
using Kept.Lineage.Syntax;

namespace Kept.DuckDb.Lineage;

/// <summary>Reads what a <c>from</c> holds, out of a serialised tree.</summary>
sealed class RelationReader(ExpressionReader expressions, QueryReader queries)
{
    static readonly string[] JsonColumns = ["key", "value", "type", "atom", "id", "parent", "fullkey", "path"];

    static readonly Dictionary<string, string[]> Functions = new(StringComparer.OrdinalIgnoreCase)
    {
        ["generate_series"] = ["generate_series"],
        ["range"] = ["range"],
        ["unnest"] = ["unnest"],
        ["repeat"] = ["repeat"],
        ["json_each"] = JsonColumns,
        ["json_tree"] = JsonColumns,
    };

    public Relation Read(JsonElement node) => ReadBare(node) with { Alias = node.Text("alias"), ColumnAliases = node.Texts("column_name_alias") };

    Relation ReadBare(JsonElement node) => node.Text("type") switch
    {
        "EMPTY" => new EmptyRelation(),
        "BASE_TABLE" => new TableRelation(node.Text("schema_name") ?? "", node.Text("table_name")!),
        "SUBQUERY" => new SubqueryRelation(queries.Read(node.GetProperty("subquery").GetProperty("node"))),
        "JOIN" => Join(node),
        "TABLE_FUNCTION" => Function(node.GetProperty("function")),
        "EXPRESSION_LIST" => new ValuesRelation([.. node.List("values").Select(row => (IReadOnlyList<Expression>)[.. row.EnumerateArray().Select(expressions.Read)])]),
        "PIVOT" => node.Texts("unpivot_names") is { Count: > 0 } values ? Unpivot(node, values) : Pivot(node),
        var other => new UnknownRelation($"the query reads {other}, which lineage does not know"),
    };

    Relation Join(JsonElement node) => (node.Text("join_type"), node.Text("ref_type")) switch
    {
        ("INNER", _) => Join(node, JoinKind.Inner),
        ("LEFT", _) => Join(node, JoinKind.Left),
        ("RIGHT" or "OUTER" or "FULL", _) => Join(node, JoinKind.Outer),
        ("SEMI" or "ANTI", _) => Join(node, JoinKind.Semi),
        var (kind, _) => new UnknownRelation($"the query holds a {kind} join, which lineage does not know"),
    };

    JoinRelation Join(JsonElement node, JoinKind kind) => new(Read(node.GetProperty("left")), Read(node.GetProperty("right")), kind)
    {
        Condition = node.Find("condition") is { } condition ? expressions.Read(condition) : null,
        Using = node.Texts("using_columns"),
        IsNatural = node.Text("ref_type") == "NATURAL",
    };

    Relation Function(JsonElement function)
    {
        var name = function.Text("function_name") ?? function.Text("type")!;
        return Functions.TryGetValue(name, out var columns)
            ? new FunctionRelation(name, [.. function.List("children").Select(expressions.Read)], columns)
            : new UnknownRelation($"the columns that {name}(…) gives are known only when it runs; land what it reads by a feed, and read that by source()");
    }

    Relation Pivot(JsonElement node)
    {
        var aggregates = node.List("aggregates").ToList();
        var pivots = node.List("pivots").ToList();
        if (pivots.Any(pivot => pivot.Find("entries") is not { } entries || entries.EnumerateArray().Any(entry => !entry.List("values").Any())))
        {
            return new UnknownRelation("the columns of this pivot are known only when it runs; write its values, as in pivot (sum(a) for b in (1, 2))");
        }

        var names = pivots.Select(pivot => pivot.List("entries").Select(EntryName).ToList()).Aggregate(
            (IEnumerable<string>)[""], (before, entries) => before.SelectMany(name => entries.Select(entry => name.Length == 0 ? entry : $"{name}_{entry}")));
        var isAlone = aggregates is [var only] && only.Text("alias") is null;
        return new PivotRelation(
            Read(node.GetProperty("source")),
            [.. aggregates.Select(expressions.Read)],
            [.. pivots.SelectMany(pivot => pivot.List("pivot_expressions")).Select(expressions.Read)],
            [.. names.SelectMany(name => aggregates.Select(aggregate => isAlone ? name : $"{name}_{aggregate.Text("alias") ?? aggregate.Text("function_name")}"))],
            node.TryGetProperty("groups", out _) ? node.Texts("groups") : null);
    }

    static string EntryName(JsonElement entry) => entry.Text("alias") ?? string.Join('_', entry.List("values").Select(Constant));

    Relation Unpivot(JsonElement node, IReadOnlyList<string> values)
    {
        var pivot = node.List("pivots").First();
        var entries = pivot.List("entries").Select(entry => (IReadOnlyList<string>)[.. entry.List("values").Select(Constant)]).ToList();
        return entries.All(entry => entry.Count == values.Count)
            ? new UnpivotRelation(Read(node.GetProperty("source")), pivot.Texts("unpivot_names")[0], values, entries)
            : new UnknownRelation("the columns that this unpivot takes are known only when it runs; write their names");
    }

    static string Constant(JsonElement value) => value.Find("value")?.ToString() ?? "NULL";
}
