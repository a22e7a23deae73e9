using Kept.Models.Compile;
using Kept.Warehouses;

namespace Kept.Models;

/// <summary>What <c>ref()</c> can name: a model, a seed or a snapshot.</summary>
public sealed class Model
{
    internal Model(Node node, IReadOnlyList<Column> columns, IReadOnlyList<Constraint> constraints)
    {
        Node = node;
        Columns = columns;
        Constraints = constraints;
    }

    /// <summary>The name, as <c>ref()</c> has it.</summary>
    public string Name => Node.Name;

    /// <summary>dbt's name for it among all nodes: <c>model.kept.dim_patient</c>.</summary>
    public string UniqueId => Node.UniqueId;

    /// <summary>How it is built.</summary>
    public Materialization Materialization => (Node.Kind, Node.Config.TextOf("materialized")) switch
    {
        (NodeKind.Seed, _) => Materialization.Seed,
        (NodeKind.Snapshot, _) => Materialization.Snapshot,
        (_, "table") => Materialization.Table,
        (_, "incremental") => Materialization.Incremental,
        (_, "ephemeral") => Materialization.Ephemeral,
        _ => Materialization.View,
    };

    /// <summary>The name and schema under which it is published.</summary>
    public TableName Table => Node.Table;

    /// <summary>What it holds.</summary>
    public string Description => Node.Description;

    /// <summary>Its columns, as far as the project describes them.</summary>
    public IReadOnlyList<Column> Columns { get; }

    /// <summary>What the engine enforces of its rows, where its contract is enforced.</summary>
    public IReadOnlyList<Constraint> Constraints { get; }

    /// <summary>Whether the described columns, and no others, are what it must have.</summary>
    public bool HasContract => ContractSettings.IsEnforced(Node);

    /// <summary>The models it reads, by name.</summary>
    public IReadOnlyCollection<string> DependsOn => Node.References;

    /// <summary>The sources it reads.</summary>
    public IReadOnlyCollection<(string Source, string Table)> Sources => Node.Sources;

    /// <summary>Its tags.</summary>
    public IReadOnlyList<string> Tags => [.. Node.Config.ListOf("tags").Select(Jinja.Values.Text.Of)];

    /// <summary>Whatever else the project says about it.</summary>
    public IReadOnlyDictionary<string, object?> Meta =>
        HostValue.FromJinja(Node.Config.Find("meta")) as Dictionary<string, object?> ?? [];

    /// <summary>The file, as the person would name it.</summary>
    public string File => Node.File;

    /// <summary>Whether its text is ours or the workspace's.</summary>
    public Origin Origin => Node.Origin;

    /// <summary>What the file says, not compiled.</summary>
    public string Text => Node.Template.Source.Text;

    /// <summary>Whether a build makes anything of it.</summary>
    public bool IsBuilt => Materialization is not Materialization.Ephemeral;

    internal Node Node { get; }

    /// <inheritdoc />
    public override string ToString() => Name;
}

/// <summary>How a model is built.</summary>
public enum Materialization
{
    /// <summary>A view, made anew in every build.</summary>
    View,

    /// <summary>A table, made anew in every build.</summary>
    Table,

    /// <summary>A table that takes in what is new.</summary>
    Incremental,

    /// <summary>Not at all: it stands, as a common table expression, in what refers to it.</summary>
    Ephemeral,

    /// <summary>A table of what a CSV file of the project holds.</summary>
    Seed,

    /// <summary>A table with every version that a row was seen to have, and from when to when; nothing is ever taken out of it.</summary>
    Snapshot,
}
