using Kept.Cli.Kernel;
using Kept.Plans;

namespace Kept.Cli.Hosting;

/// <summary>The part of a plan's page that says which tables change, by how many rows and in which columns.</summary>
static class PlanTables
{
    const int MostColumns = 6;

    public static void Print(Plan plan, IPage page)
    {
        if (plan.Tables.Count == 0)
        {
            return;
        }

        var changed = plan.Changed.ToList();
        page.Heading("Tables");
        page.Table(TableView.Of(["table", ">rows", ">added", ">changed", ">removed", "columns"], changed.Select(Row)));
        if (plan.Tables.Count > changed.Count)
        {
            page.Line(Unchanged(plan.Tables.Count - changed.Count, changed.Count));
        }

        page.End();
    }

    static string Unchanged(int count, int changed) => changed == 0
        ? $"All {Human.Count(count, "table")} and views are unchanged, row by row"
        : $"{Human.Count(count)} more unchanged, row by row";

    static IReadOnlyList<string> Row(TableChange table) =>
        [table.Name, table.IsView ? "" : Rows(table), Count(table.Added), Count(table.Changed), Count(table.Removed), Columns(table)];

    static string Rows(TableChange table) => table.RowsBefore == table.RowsAfter || table.Kind is TableChangeKind.Added
        ? Human.Count(table.RowsAfter)
        : $"{Human.Count(table.RowsBefore)} → {Human.Count(table.RowsAfter)}";

    static string Count(long rows) => rows == 0 ? "" : Human.Count(rows);

    static string Columns(TableChange table)
    {
        var parts = new List<string>();
        parts.AddRange(Whole(table));
        parts.AddRange(table.ColumnsAdded.Where(_ => table.Kind is TableChangeKind.Changed).Select(column => $"new: {column.Column} {column.Type.ToLowerInvariant()}"));
        parts.AddRange(table.ColumnsRemoved.Select(column => $"gone: {column}"));
        parts.AddRange(table.ColumnsRetyped.Select(column => $"{column.Column} {column.Before.ToLowerInvariant()} → {column.After.ToLowerInvariant()}"));
        parts.AddRange(table.Columns.Take(MostColumns).Select(column => $"{column.Column} {Human.Count(column.Rows)}"));
        parts.AddRange(table.Columns.Count > MostColumns ? [$"and {table.Columns.Count - MostColumns} more"] : []);
        return string.Join(", ", parts);
    }

    static IEnumerable<string> Whole(TableChange table) => table switch
    {
        { Kind: TableChangeKind.Added } => [table.IsView ? "new view" : "new table"],
        { Kind: TableChangeKind.Removed } => [table.IsView ? "view is gone" : "table is gone"],
        { IsView: true } => ["definition"],
        { Key: [], Changed: 0 } when table.Added + table.Removed > 0 => ["rows have no key"],
        _ => [],
    };
}
