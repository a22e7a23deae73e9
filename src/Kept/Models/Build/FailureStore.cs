using Kept.Warehouses;

namespace Kept.Models.Build;

/// <summary>
/// The rows that tests found, of the tests that ask for it. While a build goes on they are where only its session sees them;
/// at its end, published or refused, they go to the tests' own tables, in the place of what the last run of those tests left.
/// </summary>
sealed class FailureStore(Session session)
{
    static readonly BuildReferences Published = new(table => table, _ => false);

    readonly List<(DataTest Test, string Rows)> taken = [];

    /// <summary>Takes the rows of a test's query, if the test is to be stored.</summary>
    /// <returns>A query for the same rows.</returns>
    public async Task<string> TakeAsync(DataTest test, string sql, CancellationToken cancellation)
    {
        if (!IsStored(test))
        {
            return sql;
        }

        var rows = $"kept_failures_{taken.Count}";
        await session.DropTemporaryAsync(rows, cancellation);
        await session.ExecuteAsync(test.Node, session.Dialect.CreateTemporaryTable(rows, sql), sql, cancellation);
        taken.Add((test, rows));
        return From(rows);
    }

    /// <summary>Where a test's rows will be; null when they are not stored.</summary>
    public TableName? PlaceOf(DataTest test) => IsStored(test) ? test.Node.Table : null;

    /// <summary>Puts all of them in their places, within the caller's transaction: what was tested is what readers see.</summary>
    public async Task PublishAsync(CancellationToken cancellation)
    {
        foreach (var (test, rows) in taken)
        {
            var isView = Kind(test) == "view";
            var sql = isView ? TestRunner.Limited(test, await session.Quietly().CompileAsync(test.Node, Published, cancellation)) : From(rows);
            await new FailureTable(session.Warehouse, test.Node.Table).ReplaceAsync(sql, isView, cancellation);
        }

        await ForgetAsync(cancellation);
    }

    /// <summary>
    /// Puts all of them in their places though readers will not see what was tested. A view would look at what is published,
    /// so that each becomes a table.
    /// </summary>
    public Task SaveAsync(CancellationToken cancellation) => session.Warehouse.InTransactionAsync(
        async () =>
        {
            foreach (var (test, rows) in taken)
            {
                await new FailureTable(session.Warehouse, test.Node.Table).ReplaceAsync(From(rows), false, cancellation);
            }

            await ForgetAsync(cancellation);
        },
        cancellation);

    /// <summary>The same, out of a transaction that will be rolled back: the rows go through another session, which keeps them.</summary>
    public async Task CarryOutAsync(CancellationToken cancellation)
    {
        if (taken.Count == 0)
        {
            return;
        }

        await using var other = await session.Warehouse.OpenSiblingAsync(cancellation);
        try
        {
            foreach (var (test, rows) in taken)
            {
                await new FailureTable(other, test.Node.Table).CopyAsync(session.Warehouse, From(rows), cancellation);
            }
        }
        catch (WarehouseException)
        {
            // The engine has ended the transaction by an error, which is told; what was found before it is lost with it.
        }
    }

    async Task ForgetAsync(CancellationToken cancellation)
    {
        foreach (var (_, rows) in taken)
        {
            await session.Warehouse.ExecuteAsync($"drop table {session.Dialect.Quote(rows)}", cancellation);
        }

        taken.Clear();
    }

    /// <summary>dbt's rule: <c>store_failures_as</c> decides, else <c>store_failures</c>, else what the command was told.</summary>
    bool IsStored(DataTest test) => Kind(test) is "table" or "view";

    string? Kind(DataTest test)
    {
        var config = test.Node.Config;
        return config.TextOf("store_failures_as") ?? (config.Find("store_failures") as bool? ?? session.Request.StoreFailures ? "table" : null);
    }

    string From(string rows) => $"select * from {session.Dialect.Quote(rows)}";
}
