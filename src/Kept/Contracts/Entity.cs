namespace Kept.Contracts;

/// <summary>One kind of thing that feeds deliver, and the staging table it lands in.</summary>
public sealed record Entity
{
    /// <summary>The entity's name: patients, clinics, appointments, predictions.</summary>
    public required string Name { get; init; }

    /// <summary>The schema of its table: the dbt source's, for example <c>staging</c>.</summary>
    public required string Schema { get; init; }

    /// <summary>The name of its table.</summary>
    public required string Table { get; init; }

    /// <summary>All columns of the table, in order.</summary>
    public required IReadOnlyList<ContractColumn> Columns { get; init; }

    /// <summary>What the entity is, in words; empty when the contract does not say.</summary>
    public string Description { get; init; } = "";

    /// <summary>The column that identifies a row.</summary>
    public ContractColumn Key => Columns.First(column => column.Role == ColumnRole.Key);

    /// <summary>The columns that a feed can fill: the key, the references and the attributes. Landing derives the others.</summary>
    public IEnumerable<ContractColumn> FeedColumns => Columns.Where(column => column.IsFed);

    /// <summary>The column of a name; null when there is none.</summary>
    public ContractColumn? Find(string column) => Columns.FirstOrDefault(candidate => candidate.Name == column);
}
