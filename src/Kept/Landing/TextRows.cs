using Kept.Warehouses;

namespace Kept.Landing;

/// <summary>Records whose columns are read as texts by their names; a record's raw text is the JSON object of them.</summary>
abstract class TextRows : SourceRows
{
    public IReadOnlyList<string> Nulls { get; init; } = [];

    public override string Raw => $"{JsonObject(Columns)}::varchar";

    public override string? Column(string name) => Find(name) is { } found ? Sql.Name(found) : null;

    public override string? Extra(IReadOnlySet<string> known) =>
        Unknown(known) is { Count: > 0 } unknown ? JsonObject(unknown) : null;

    /// <summary>The columns as texts under their own names; null where one means "no value".</summary>
    protected IEnumerable<string> Texts => Columns.Select(column =>
        $"case when {Sql.Name(column)}::varchar not in ({string.Join(", ", Nulls.Prepend("").Select(Sql.Text))}) then {Sql.Name(column)}::varchar end as {Sql.Name(column)}");
}
