namespace Kept.Warehouses;

/// <summary>A column of a table, with its type in the engine's own words.</summary>
public sealed record TableColumn(string Name, string Type);
