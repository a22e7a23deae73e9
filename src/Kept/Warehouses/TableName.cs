namespace Kept.Warehouses;

/// <summary>The name of a table or a view, with its schema.</summary>
public readonly record struct TableName(string Schema, string Name)
{
    /// <inheritdoc />
    public override string ToString() => $"{Schema}.{Name}";
}
