namespace Kept.Warehouses;

/// <summary>An engine refused a statement.</summary>
public sealed class WarehouseException(string message, string sql, bool isTransient, Exception inner)
    : KeptException(message, inner)
{
    /// <summary>The statement that was refused.</summary>
    public string Sql { get; } = sql;

    /// <summary>Whether the same statement may pass when tried again.</summary>
    public bool IsTransient { get; } = isTransient;

    /// <summary>Whether the machine is at fault, not the statement, so that every other statement would fare the same: a full disk.</summary>
    public bool IsOfMachine { get; init; }
}
