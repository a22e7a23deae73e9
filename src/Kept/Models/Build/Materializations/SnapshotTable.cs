using Kept.Models.Compile;
using Kept.Warehouses;

namespace Kept.Models.Build.Materializations;

/// <summary>
/// Takes a snapshot as dbt does: a row that is new, or not as it was, becomes another version, and the one before it ends.
/// Versions are never taken out, and the same rows taken twice add nothing.
/// </summary>
sealed class SnapshotTable(Session session)
{
    /// <summary>The versions that were added.</summary>
    public async Task<long?> TakeAsync(Target target, string sql, CancellationToken cancellation)
    {
        var text = new SnapshotText(session.Dialect, SnapshotSettings.Of(target.Node), target, Sql.Timestamp(session.StartedAt));
        await session.TemporaryAsync(target.Node, text.Source, text.ReadSource(sql), cancellation, sql);
        var columns = (await session.TemporaryColumnsAsync(text.Source, cancellation)).FindAll(column => !SnapshotText.IsOwn(column.Name));
        await MustTellRowsApartAsync(target, text, cancellation);
        var added = target.IsThere
            ? await AddAsync(target, text, columns, cancellation)
            : await BeginAsync(target, text, columns, cancellation);
        await session.DropTemporaryAsync(text.Source, cancellation);
        return added;
    }

    async Task<long?> BeginAsync(Target target, SnapshotText text, List<TableColumn> columns, CancellationToken cancellation)
    {
        session.Catalog.Add(target.Table, isView: false);
        await ExecuteAsync(target, session.Dialect.CreateTable(target.Table, text.FirstVersions(columns)), cancellation);
        return null;
    }

    async Task<long?> AddAsync(Target target, SnapshotText text, List<TableColumn> columns, CancellationToken cancellation)
    {
        var there = await session.ColumnsAsync(target.Table, cancellation);
        if (text.Missing(there) is { Count: > 0 } missing)
        {
            throw target.Node.Fail($"{target.Table} is not a table of this snapshot: it has no {string.Join(", ", missing)}; rename it, or give the snapshot another alias");
        }

        var changed = text.ChangedColumns(columns, there);
        foreach (var column in columns.Where(column => !SnapshotText.Has(there, column.Name)))
        {
            await ExecuteAsync(target, session.Dialect.AddColumn(target.Table, column), cancellation);
        }

        return await PutAsync(target, text, columns, changed, cancellation);
    }

    async Task<long> PutAsync(Target target, SnapshotText text, List<TableColumn> columns, string changed, CancellationToken cancellation)
    {
        await session.TemporaryAsync(target.Node, text.Next, text.NextVersions(columns, changed), cancellation);
        var added = 0L;
        if (await session.Warehouse.ScalarAsync<long>($"select count(*) from {session.Dialect.Quote(text.Next)}", cancellation) > 0)
        {
            await ExecuteAsync(target, text.EndVersions(), cancellation);
            added = await ExecuteAsync(target, text.AddVersions(columns), cancellation);
        }

        await session.DropTemporaryAsync(text.Next, cancellation);
        return added;
    }

    /// <summary>Two rows of one key would be two versions at once, and a row without a key another one in every run.</summary>
    async Task MustTellRowsApartAsync(Target target, SnapshotText text, CancellationToken cancellation)
    {
        var row = (await session.QueryAsync(target.Node, text.BadKeys(), text.BadKeys(), cancellation)).Rows[0];
        if (Convert.ToInt64(row[0]) + Convert.ToInt64(row[1]) > 0)
        {
            throw target.Node.Fail(
                $"the unique_key of the snapshot '{target.Node.Name}' ({string.Join(", ", text.UniqueKey)}) does not tell rows apart: {row[0]} of its values stand in several rows, and {row[1]} rows have none; name columns that do, or take the rows out");
        }
    }

    Task<long> ExecuteAsync(Target target, string statement, CancellationToken cancellation) =>
        session.ExecuteAsync(target.Node, statement, statement, cancellation);
}
