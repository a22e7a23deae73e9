using Kept.Models.Jinja.Values;

namespace Kept.Models.Compile;

/// <summary>The setting <c>contract</c>: whether the described columns, and no others, are what a model must have.</summary>
static class ContractSettings
{
    static readonly HashSet<string> Known = ["enforced", "alias_types"];

    public static bool IsEnforced(Node node) => node.Config.Find("contract") is JinjaDict contract && Truth.Of(contract["enforced"]);

    /// <summary>Whether a type may go by any of the names that dbt has for it; the default, true.</summary>
    public static bool HasAliases(Node node) => node.Config.Find("contract") is not JinjaDict contract || contract["alias_types"] is not false;

    /// <exception cref="ModelException">The contract says too little, or what cannot be kept.</exception>
    public static void Check(Node node, IReadOnlyList<Column> columns, IReadOnlyList<Constraint> constraints)
    {
        if (Problem(node, columns, constraints) is { } problem)
        {
            throw node.Fail($"'{node.Name}': {problem}");
        }
    }

    static string? Problem(Node node, IReadOnlyList<Column> columns, IReadOnlyList<Constraint> constraints)
    {
        if (node.Config.Find("contract") is { } value && (value is not JinjaDict dict || dict.Keys.Any(key => !Known.Contains(Text.Of(key)))))
        {
            return "a contract is a mapping with 'enforced' and 'alias_types'";
        }

        var materialized = node.Config.TextOf("materialized") ?? "view";
        var isConstrained = constraints.Count > 0 || columns.Any(column => column.Constraints.Count > 0);
        return (IsEnforced(node), isConstrained) switch
        {
            (false, false) => null,
            (false, true) => "its constraints hold only where the contract is enforced; set 'contract: {enforced: true}', or say them as data tests",
            _ when materialized == "ephemeral" => "an ephemeral model has no contract; make it a view, or take the contract out",
            (_, true) when materialized == "view" => "a view has no constraints; say them as data tests",
            (_, true) when materialized == "incremental" && node.Config.Find("full_refresh") is false =>
                "full_refresh: false and constraints do not go together here, because the table is copied; say them as data tests",
            _ when columns.Count == 0 => "its contract is enforced, and no columns are described; describe every column with its data_type",
            _ when columns.FirstOrDefault(column => column.DataType is null) is { } open => $"its contract is enforced, and the column '{open.Name}' has no data_type; give it one",
            _ when materialized == "incremental" && node.Config.TextOf("on_schema_change") is not ("append_new_columns" or "fail") =>
                "its contract is enforced, so that on_schema_change must be 'append_new_columns' or 'fail'",
            _ => Incomplete(columns.SelectMany(column => column.Constraints), constraints),
        };
    }

    static string? Incomplete(IEnumerable<Constraint> ofColumns, IReadOnlyList<Constraint> ofTable) =>
        ofColumns.Concat(ofTable).Any(constraint => constraint.Type == "check" && constraint.Expression is null) ? "a check has no 'expression'; give it one"
        : ofTable.Any(constraint => constraint.Type == "not_null" && constraint.Columns.Count == 0) ? "a not_null of the table has no 'columns'; give it some"
        : null;
}
