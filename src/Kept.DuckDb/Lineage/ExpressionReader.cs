using System.Text.Json;
using Kept.Lineage.Syntax;

namespace Kept.DuckDb.Lineage;

/// <summary>Reads the expressions of a serialised tree. A class that it does not know is told by name, not skipped.</summary>
sealed class ExpressionReader(IReadOnlySet<string> aggregates)
{
    static readonly HashSet<string> TakingLambdas = Set(
        "list_transform", "array_transform", "list_apply", "array_apply", "apply", "list_filter", "array_filter", "filter", "list_reduce", "array_reduce", "reduce");

    static readonly HashSet<string> Masking = Set("md5", "md5_number", "md5_number_lower", "md5_number_upper", "sha1", "sha256", "hash");

    static readonly HashSet<string> MakingRows = Set("unnest", "unlist", "generate_subscripts");

    public QueryReader Queries { get; set; } = null!;

    /// <summary>What a group or an order says: a number is a place in the select list.</summary>
    public Expression Place(JsonElement node) =>
        node.Text("class") == "CONSTANT" && node.Find("value")?.Find("value") is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var index)
            ? new PositionExpression(index)
            : Read(node);

    public Expression Read(JsonElement node) => ReadBare(node) with { Alias = node.Text("alias") };

    Expression ReadBare(JsonElement node) => node.Text("class") switch
    {
        "COLUMN_REF" => new ColumnExpression(node.Texts("column_names")),
        "CONSTANT" or "PARAMETER" or "DEFAULT" => new OperationExpression([]),
        "STAR" => Star(node),
        "FUNCTION" => Function(node),
        "WINDOW" => Window(node),
        "CASE" => Case(node),
        "SUBQUERY" => Subquery(node),
        "LAMBDA" => new OperationExpression([Read(node.GetProperty("lhs")), Read(node.GetProperty("expr"))]),
        "POSITIONAL_REFERENCE" => new PositionExpression(node.GetProperty("index").GetInt32()),
        "CAST" or "COLLATE" => Operation(node, "child"),
        "COMPARISON" => Operation(node, "left", "right"),
        "BETWEEN" => Operation(node, "input", "lower", "upper"),
        "CONJUNCTION" => new OperationExpression(Operands(node)),
        "OPERATOR" => new OperationExpression(Operands(node)),
        var other => new UnknownExpression($"the query holds {other}, which lineage does not know"),
    };

    OperationExpression Operation(JsonElement node, params string[] operands) => new([.. operands.Select(operand => Read(node.GetProperty(operand)))]);

    /// <summary>A star among operands stays among them, as in <c>greatest(*columns(…))</c>.</summary>
    List<Expression> Operands(JsonElement node) =>
        [.. node.List("children").Select(Read).Select(operand => operand is StarExpression star && node.Text("type") == "OPERATOR_UNPACK" ? star with { StaysInside = true } : operand)];

    Expression Function(JsonElement node)
    {
        var name = node.Text("function_name")!;
        if (node.List("children").Any(child => child.Text("class") == "STAR" && !child.Flag("columns")))
        {
            return new UnknownExpression($"'*' inside of {name}(…) is not traced; write columns('…'), or the columns' names");
        }

        var takesLambdas = TakingLambdas.Contains(name);
        List<Expression> operands = takesLambdas ? [.. node.List("children").Select(child => child.Text("class") == "LAMBDA" ? Lambda(child) : Read(child))] : Operands(node);
        return aggregates.Contains(name)
            ? new AggregateExpression(operands, node.Find("filter") is { } filter ? Read(filter) : null, Orders(node.Find("order_bys"))) { IsMasking = name.StartsWith("count", StringComparison.OrdinalIgnoreCase) }
            : new OperationExpression(operands) { IsMasking = Masking.Contains(name), MakesRows = MakingRows.Contains(name) };
    }

    LambdaExpression Lambda(JsonElement node)
    {
        var left = node.GetProperty("lhs");
        var parameters = left.Text("class") == "COLUMN_REF" ? [left] : left.List("children").ToList();
        return new LambdaExpression([.. parameters.Select(parameter => parameter.Texts("column_names")[0])], Read(node.GetProperty("expr")));
    }

    WindowExpression Window(JsonElement node)
    {
        Expression function = node.Text("type") == "WINDOW_AGGREGATE"
            ? new AggregateExpression(Operands(node), node.Find("filter_expr") is { } filter ? Read(filter) : null, Orders(node, "arg_orders"))
            : new OperationExpression([.. Operands(node), .. Some(node, "offset_expr", "default_expr")]);
        return new WindowExpression(function, [.. node.List("partitions").Select(Read), .. Orders(node), .. Some(node, "start_expr", "end_expr")]);
    }

    IEnumerable<Expression> Some(JsonElement node, params string[] names) => names.Select(name => node.Find(name)).OfType<JsonElement>().Select(Read);

    List<Expression> Orders(JsonElement? modifier, string property = "orders") =>
        [.. modifier?.List(property).Select(order => Read(order.GetProperty("expression"))) ?? []];

    CaseExpression Case(JsonElement node) => new(
        [.. node.List("case_checks").Select(check => Read(check.GetProperty("when_expr")))],
        [.. node.List("case_checks").Select(check => Read(check.GetProperty("then_expr"))), .. Some(node, "else_expr")]);

    Expression Subquery(JsonElement node)
    {
        var query = Queries.Read(node.GetProperty("subquery").GetProperty("node"));
        return node.Text("subquery_type") switch
        {
            "SCALAR" => new SubqueryExpression(query, null, SubqueryKind.Value),
            "EXISTS" or "NOT_EXISTS" => new SubqueryExpression(query, null, SubqueryKind.Exists),
            "ANY" => new SubqueryExpression(query, Read(node.GetProperty("child")), SubqueryKind.Any),
            var other => new UnknownExpression($"the query holds a {other} subquery, which lineage does not know"),
        };
    }

    Expression Star(JsonElement node)
    {
        var star = new StarExpression
        {
            Relation = node.Text("relation_name"),
            Exclude = [.. node.Texts("exclude_list"), .. node.List("qualified_exclude_list").Select(column => column.Text("column")!)],
            Replace = node.List("replace_list").ToDictionary(entry => entry.Text("key")!, entry => Read(entry.GetProperty("value"))),
            Rename = node.List("rename_list").ToDictionary(entry => entry.GetProperty("key").Text("column")!, entry => entry.Text("value")!),
        };
        return node.Find("expr") is { } chosen ? Chosen(star, chosen) : star;
    }

    static Expression Chosen(StarExpression star, JsonElement chosen) => (chosen.Text("class"), chosen.Text("function_name")) switch
    {
        ("CONSTANT", _) => star with { Pattern = chosen.GetProperty("value").Text("value") },
        (_, "list_value") when chosen.List("children").All(child => child.Text("class") == "CONSTANT") =>
            star with { Names = [.. chosen.List("children").Select(child => child.GetProperty("value").Text("value")!)] },
        _ => new UnknownExpression("the columns that columns(…) chooses by a lambda are known only when it runs; give it a regular expression or a list of names"),
    };

    static HashSet<string> Set(params string[] names) => new(names, StringComparer.OrdinalIgnoreCase);
}
