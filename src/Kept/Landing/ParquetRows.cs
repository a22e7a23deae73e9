using Kept.Warehouses;

namespace Kept.Landing;

/// <summary>Parquet: columns have types, but the contract decides, so each is read as text.</summary>
sealed class ParquetRows : TextRows
{
    public required string Path { get; init; }

    public override string From => $"(select {string.Join(", ", Texts)} from read_parquet({Sql.Text(Path)}))";
}
