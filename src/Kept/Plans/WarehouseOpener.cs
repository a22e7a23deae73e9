using Kept.Warehouses;

namespace Kept.Plans;

/// <summary>Opens a warehouse file of the workspace's engine; memory when the path is null.</summary>
public delegate Task<Warehouse> WarehouseOpener(string? path, bool readOnly, CancellationToken cancellation);
