using Kept.Warehouses;

namespace Kept.DuckDb;

sealed class DuckDbDialect : Dialect
{
    public override string Name => "duckdb";

    public override bool CanRenameIndexed => false;

    public override string Describe(string query) => $"select column_name, column_type from (describe {query})";
}
