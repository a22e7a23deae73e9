using Kept.Contracts;
using Kept.Feeds;
using Kept.Warehouses;
using Kept.Workspaces;

namespace Kept.Landing;

/// <summary>Shows what a feed makes of a file, without landing anything.</summary>
public sealed class FeedPreview(Warehouse scratch, Workspace workspace, Contract contract, ITableReader? tables = null)
{
    /// <summary>How many records a preview looks at.</summary>
    public const int Sample = 100_000;

    /// <summary>The first rows of each entity as mapped, and what would be rejected among the first <see cref="Sample"/> records.</summary>
    /// <param name="feed">The feed.</param>
    /// <param name="rows">How many rows to show of each.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<IReadOnlyList<EntityPreview>> LookAsync(Feed feed, int rows, CancellationToken cancellation)
    {
        if (feed.Table is not null)
        {
            return await LookAtTableAsync(feed, rows, cancellation);
        }

        var files = FeedFiles.Match(workspace, feed);
        if (files.Count == 0)
        {
            throw new ConfigurationException(feed.File, 0, $"no file matches {feed.Path}");
        }

        var file = SourceFile.Look(workspace, feed, files[0]);
        return await new SourceReading(scratch, workspace).ReadAsync(file, source => LookAsync(file, source, rows, cancellation), cancellation);
    }

    async Task<IReadOnlyList<EntityPreview>> LookAtTableAsync(Feed feed, int rows, CancellationToken cancellation)
    {
        await using var table = await (tables ?? throw new KeptException("nothing is here that reads databases")).ReadAsync(feed, null, Sample, cancellation);
        await scratch.TakeTextsAsync(TableRows.Table, [.. table.Columns, TableRows.Again], table.RowsAsync(cancellation), cancellation);
        var source = new TableRows { Columns = table.Columns, Nulls = feed.Format.Nulls };
        return await LookAsync(SourceFile.OfTable(feed), source, rows, cancellation);
    }

    async Task<IReadOnlyList<EntityPreview>> LookAsync(SourceFile file, SourceRows source, int rows, CancellationToken cancellation)
    {
        var errors = new ReaderErrors(scratch, source is CsvRows { Header: true });
        var previews = new List<EntityPreview>();
        foreach (var incoming in FileEntities.Bind(file, source, contract, workspace.PrimarySource))
        {
            await errors.ForgetAsync(cancellation);
            await scratch.ExecuteAsync(incoming.Create($"(select * from {source.From} limit {Sample})"), cancellation);
            await errors.CollectAsync(incoming.Table, cancellation);
            previews.Add(await LookAsync(file, incoming, errors, rows, cancellation));
        }

        return previews;
    }

    async Task<EntityPreview> LookAsync(SourceFile file, Incoming incoming, ReaderErrors errors, int rows, CancellationToken cancellation)
    {
        var columns = string.Join(", ", incoming.Entity.FeedColumns.Select(column => Sql.Name(column.Name)));
        var mapped = await scratch.QueryAsync($"select {columns} from {incoming.Table} where _verdict is null limit {rows}", cancellation);
        var rules = string.Join(" ", incoming.Rules.Select((rule, index) => $"when {index + 1} then {Sql.Text($"{rule.Column} {rule.Name}: {rule.Reason}".Trim())}"));
        var rejected = await scratch.QueryAsync($"""
            select row_number, problem, raw from (
              select {errors.RowNumber} as row_number, case _verdict {rules} end as problem, _raw as raw
              from {incoming.Table} i {errors.RowNumberJoin} where _verdict > {Incoming.Blank}
              union all select row_number, {ReaderErrors.RuleCase} || ': ' || {ReaderErrors.ReasonCase(incoming.SourceColumns)}, raw from {ReaderErrors.Table}
            ) order by row_number limit {rows}
            """, cancellation);
        var read = await scratch.ScalarAsync<long>($"select count(*) from {incoming.Table} where _verdict is distinct from {Incoming.Blank}", cancellation);
        var broken = await scratch.ScalarAsync<long>($"select (select count(*) from {incoming.Table} where _verdict > {Incoming.Blank}) + (select count(*) from {ReaderErrors.Table})", cancellation);
        return new EntityPreview(file.Shown, incoming.Entity.Name, read, broken, mapped, rejected);
    }
}
