using Kept.Contracts;
using Kept.Warehouses;

namespace Kept.Landing;

/// <summary>
/// A file's records for one entity in a temporary table: typed values, and for each record that breaks the contract the
/// number of the first rule it breaks and its raw text. One statement: the engine reads, converts and judges in one pass.
/// </summary>
sealed class Incoming
{
    /// <summary>The verdict of a record that is no record.</summary>
    public const int Blank = 0;

    // Under these names nothing of a file stands in their way.
    const string Extra = "\"k:extra\"";
    const string IsDeleted = "\"k:is_deleted\"";
    const string Verdict = "\"k:verdict\"";

    readonly SourceRows rows;
    readonly IReadOnlyList<IncomingColumn> columns;
    readonly string? deleteWhen;
    readonly string? extra;

    /// <param name="entity">The contract's entity.</param>
    /// <param name="rows">The file.</param>
    /// <param name="columns">The entity's columns, bound to the file's.</param>
    /// <param name="deleteWhen">The feed's condition for a deletion.</param>
    /// <param name="extra">What no mapping reads, as JSON; null when another entity keeps it or there is none.</param>
    public Incoming(Entity entity, SourceRows rows, IReadOnlyList<IncomingColumn> columns, string? deleteWhen, string? extra)
    {
        Entity = entity;
        this.rows = rows;
        this.columns = columns;
        this.deleteWhen = deleteWhen;
        this.extra = extra;
        Judged = [.. Judge()];
    }

    public Entity Entity { get; }

    public string Table => $"incoming_{Entity.Name}";

    /// <summary>The columns that hold texts of the file.</summary>
    public IEnumerable<string> Texts => Entity.Columns.Where(column => IsFilled(column) && column.Type is ColumnType.Text && !column.IsId).Select(column => Sql.Name(column.Name)).Append("_raw");

    /// <summary>How many columns the file has.</summary>
    public int SourceColumns => rows.Columns.Count;

    /// <summary>The rules with their conditions; a verdict n means the rule at n - 1.</summary>
    public IReadOnlyList<(string Condition, Rule Rule)> Judged { get; }

    public IEnumerable<Rule> Rules => Judged.Select(judged => judged.Rule);

    /// <summary>The statement that fills the table from a FROM item with the file's source columns.</summary>
    public string Create(string from, string more = "") => $"create or replace temp table {Table} as {Select(from, more)}";

    /// <summary>The records, judged. <paramref name="more"/> adds columns of the source to the result.</summary>
    public string Select(string from, string more = "") => $"""
        select {Sql.Lines(",", Entity.Columns.Where(IsFilled).Select(Final))},
          {Extra} as _extra, {IsDeleted} as _is_deleted, {Verdict} as _verdict, case when {Verdict} > {Blank} then {rows.Raw} end as _raw{more}
        from (select *, {VerdictOf()} as {Verdict}
        from (select *, {Sql.Lines(",", columns.Select(column => $"{column.Value} as {column.ValueAlias}"))}
        from (select {Sql.Lines(",", columns.Select(column => column.IsKey).OfType<string>().Prepend("*"))}
        from (select {Sql.Lines(",", columns.Select(column => column.Cast).OfType<string>().Prepend("*"))}
        from (select *, {Sql.Lines(",", columns.Select(column => $"{column.Text} as {column.TextAlias}"))},
          {extra ?? "null::json"} as {Extra}, {(deleteWhen is null ? "false" : $"coalesce(({deleteWhen})::boolean, false)")} as {IsDeleted}
        from {from})))))
        """;

    static bool IsFilled(ContractColumn column) => column.Role != ColumnRole.Provenance;

    string Final(ContractColumn column)
    {
        var value = column.Role switch
        {
            ColumnRole.SourceId => Bound(column.Of[0]).SourceId,
            ColumnRole.Instant => Instants.Read(column, columns[0].Zone, name => Bound(name).ValueAlias),
            _ => Bound(column.Name).ValueAlias,
        };
        return $"{(IsKeyed(column) ? value : Live(value))}::{column.DeclaredType} as {Sql.Name(column.Name)}";
    }

    /// <summary>A deletion says its key and nothing else.</summary>
    string Live(string value) => deleteWhen is null ? value : $"case when not {IsDeleted} then {value} end";

    bool IsKeyed(ContractColumn column) =>
        column.Role == ColumnRole.Key || (column.Role == ColumnRole.SourceId && column.Of[0] == Entity.Key.Name);

    IncomingColumn Bound(string name) => columns.First(column => column.Column.Name == name);

    IEnumerable<(string Condition, Rule Rule)> Judge()
    {
        if (rows.Broken is { } broken)
        {
            yield return broken;
        }

        foreach (var column in columns)
        {
            foreach (var (condition, rule) in column.Rules())
            {
                var guarded = deleteWhen is null || column.Column.Role == ColumnRole.Key ? condition : $"not {IsDeleted} and {condition}";
                yield return (guarded, rule);
            }
        }
    }

    string VerdictOf()
    {
        var cases = Judged.Select((judged, index) => $"when {judged.Condition} then {index + 1}");
        var blank = rows.Blank is { } none ? $"when {none} then {Blank}" : "";
        return $"case {Sql.Lines("", cases.Prepend(blank))} end::utinyint";
    }
}
