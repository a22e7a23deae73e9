using Kept.Warehouses;

namespace Kept.Models.Build.Materializations;

/// <summary>The setting <c>on_schema_change</c>: what happens when a query no longer gives the columns that its table has.</summary>
sealed class SchemaChange(Session session)
{
    /// <summary>The columns to write, after the table has been made to fit as the setting says.</summary>
    /// <exception cref="ModelException">They differ, and the setting is to fail.</exception>
    public async Task<IReadOnlyList<string>> ReconcileAsync(Target target, string sql, CancellationToken cancellation)
    {
        var there = await session.ColumnsAsync(target.Table, cancellation);
        var policy = target.Node.Config.TextOf("on_schema_change") ?? "ignore";
        if (policy == "ignore")
        {
            return [.. there.Select(column => column.Name)];
        }

        var given = await session.ShapeAsync(target.Node, sql, cancellation);
        var added = Missing(given, there);
        var gone = Missing(there, given);
        var retyped = given.Where(column => there.Any(other => IsSame(column, other) && column.Type != other.Type)).ToList();
        if (policy == "fail" && added.Count + gone.Count + retyped.Count > 0)
        {
            throw target.Node.Fail(
                $"'{target.Node.Name}' gives other columns than its table has (on_schema_change: fail): {Told("new", added)}{Told("gone", gone)}{Told("of another type", retyped)}"
                + "build anew by --full-refresh, or set on_schema_change to append_new_columns or sync_all_columns");
        }

        await AlterAsync(target, added, policy == "sync_all_columns" ? gone : [], policy == "sync_all_columns" ? retyped : [], cancellation);
        return [.. given.Select(column => column.Name)];
    }

    async Task AlterAsync(Target target, List<TableColumn> added, List<TableColumn> gone, List<TableColumn> retyped, CancellationToken cancellation)
    {
        var statements = added.Select(column => session.Dialect.AddColumn(target.Table, column))
            .Concat(gone.Select(column => session.Dialect.DropColumn(target.Table, column.Name)))
            .Concat(retyped.Select(column => session.Dialect.RetypeColumn(target.Table, column)));
        foreach (var statement in statements)
        {
            session.Changes.Reshaped(target.Model);
            await session.ExecuteAsync(target.Node, statement, statement, cancellation);
        }
    }

    static List<TableColumn> Missing(List<TableColumn> columns, List<TableColumn> others) =>
        columns.FindAll(column => !others.Exists(other => IsSame(column, other)));

    static bool IsSame(TableColumn one, TableColumn other) => string.Equals(one.Name, other.Name, StringComparison.OrdinalIgnoreCase);

    static string Told(string what, List<TableColumn> columns) =>
        columns.Count == 0 ? "" : $"{what}: {string.Join(", ", columns.Select(column => $"{column.Name} {column.Type}"))}; ";
}
