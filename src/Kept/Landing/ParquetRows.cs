using Kept.Warehouses;

namespace Kept.Landing;

/// <summary>Parquet: columns have types, but the contract decides, so each is read as text.</summary>
sealed class ParquetRows : SourceRows
{
    public required string Path { get; init; }

    public IReadOnlyList<string> Nulls { get; init; } = [];

    public override string From =>
        $"(select {string.Join(", ", Columns.Select(column => $"{Sql.Name(column)}::varchar as {Sql.Name(column)}"))} from read_parquet({Sql.Text(Path)}))";

    public override string Raw => $"{JsonObject(Columns)}::varchar";

    public override string? Column(string name)
    {
        if (Find(name) is not { } found)
        {
            return null;
        }

        return $"case when {Sql.Name(found)} not in ({string.Join(", ", Nulls.Prepend("").Select(Sql.Text))}) then {Sql.Name(found)} end";
    }

    public override string? Extra(IReadOnlySet<string> known) =>
        Unknown(known) is { Count: > 0 } unknown ? JsonObject(unknown) : null;
}
