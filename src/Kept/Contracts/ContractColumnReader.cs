using Kept.Workspaces;

namespace Kept.Contracts;

/// <summary>The reading of one column of the contract.</summary>
static class ContractColumnReader
{
    /// <summary>The keys of a column's meta.</summary>
    public static IReadOnlyList<string> Keys { get; } = ["role", "references", "of", "near", "required", "min", "max", "max_length", "names"];

    static readonly Dictionary<string, ColumnRole> Roles = new()
    {
        ["key"] = ColumnRole.Key,
        ["reference"] = ColumnRole.Reference,
        ["attribute"] = ColumnRole.Attribute,
        ["instant"] = ColumnRole.Instant,
        ["source_id"] = ColumnRole.SourceId,
        ["provenance"] = ColumnRole.Provenance,
    };

    /// <summary>Reads a column with its meta.</summary>
    public static ContractColumn Read(YamlMap yaml)
    {
        var name = yaml.Require("name").Text;
        var meta = ContractReader.Meta(yaml)?.Only(Keys)
            ?? throw yaml.Error("name", $"the column '{name}' has no role; expected config: {{meta: {{role: attribute}}}} or another role");
        var role = meta.Require("role").OneOf("role", Roles);
        var column = Build(yaml, meta, name, role);
        CheckRole(meta, column);
        return column;
    }

    static ContractColumn Build(YamlMap yaml, YamlMap meta, string name, ColumnRole role) => new()
    {
        Name = name,
        File = yaml.File,
        Line = yaml.LineOf("name"),
        Type = ColumnTypes.Read(yaml.Require("data_type")),
        DeclaredType = yaml.Require("data_type").Text,
        Description = yaml["description"]?.Text ?? "",
        Role = role,
        Required = role == ColumnRole.Key || (meta["required"]?.Boolean ?? false),
        Min = meta["min"]?.Number,
        Max = meta["max"]?.Number,
        MaxLength = meta["max_length"]?.Integer,
        References = meta["references"]?.Text,
        Of = meta["of"]?.Texts ?? [],
        Near = meta["near"]?.Texts ?? [],
        Names = meta["names"]?.Texts ?? [],
    };

    static void CheckRole(YamlMap meta, ContractColumn column)
    {
        if (column.Role == ColumnRole.Reference != column.References is not null)
        {
            throw meta.Error("references", "role: reference and references: ENTITY belong together; found one without the other");
        }

        if (column.Role is ColumnRole.Instant or ColumnRole.SourceId && column.Of.Count == 0)
        {
            throw meta.Error("role", $"the column '{column.Name}' does not say whose it is; expected of: COLUMN");
        }
    }
}
