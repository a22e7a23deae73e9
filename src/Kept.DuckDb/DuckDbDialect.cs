using Kept.Warehouses;

namespace Kept.DuckDb;

sealed class DuckDbDialect : Dialect
{
    public override string Name => "duckdb";

    public override bool CanRenameIndexed => false;
}
