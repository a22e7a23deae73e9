using Kept.Models;

namespace Kept.Artifacts;

/// <summary>Columns, as the manifest has them.</summary>
static class ColumnEntry
{
    public static Dictionary<string, object?> Of(IEnumerable<Column> columns) => columns.ToDictionary(column => column.Name, object? (column) => new Dictionary<string, object?>
    {
        ["name"] = column.Name,
        ["description"] = column.Description,
        ["meta"] = column.Meta,
        ["data_type"] = column.DataType,
        ["constraints"] = column.Constraints.Select(rule => Rule(rule)).ToList(),
        ["quote"] = null,
        ["tags"] = Array.Empty<string>(),
    });

    public static Dictionary<string, object?> Of(Constraint constraint)
    {
        var entry = Rule(constraint);
        entry["columns"] = constraint.Columns;
        return entry;
    }

    static Dictionary<string, object?> Rule(Constraint constraint) => new() { ["type"] = constraint.Type, ["name"] = constraint.Name, ["expression"] = constraint.Expression };
}
