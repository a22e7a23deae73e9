using Kept.Contracts;
using Kept.Feeds;
using Kept.Warehouses;
using Kept.Workspaces;

namespace Kept.Landing;

/// <summary>The landing of one file: read once into temporary tables, then settled for all its entities in one transaction.</summary>
sealed class FileLanding(Warehouse warehouse, Workspace workspace, Contract contract, TimeProvider clock, int runId)
{
    const string SourceTable = "source_rows";
    readonly Warehouse reader = warehouse.FileReader;

    public async Task<LoadReport> LandAsync(SourceFile file, string feedHash, string contentHash, CancellationToken cancellation)
    {
        var read = await new SourceReading(reader, workspace).ReadAsync(file, rows => ReadAsync(file, rows, cancellation), cancellation);
        return await KeepAsync(file, read, feedHash, contentHash, () => Task.CompletedTask, cancellation);
    }

    /// <summary>Lands rows that are no file's; what is done beside is kept with them or not at all.</summary>
    public async Task<LoadReport> LandAsync(SourceFile file, SourceRows rows, string feedHash, string contentHash, Func<Task> beside, CancellationToken cancellation) =>
        await KeepAsync(file, await ReadAsync(file, rows, cancellation), feedHash, contentHash, beside, cancellation);

    async Task<ReadFile> ReadAsync(SourceFile file, SourceRows rows, CancellationToken cancellation)
    {
        var errors = new ReaderErrors(reader, rows is CsvRows { Header: true });
        var incoming = FileEntities.Bind(file, rows, contract, workspace.PrimarySource, warehouse.Dialect.Unwritable);
        await ReadAsync(file, rows, incoming, errors, cancellation);
        return new ReadFile(rows, errors, incoming);
    }

    async Task<LoadReport> KeepAsync(SourceFile file, ReadFile read, string feedHash, string contentHash, Func<Task> beside, CancellationToken cancellation)
    {
        await read.Errors.CarryAsync(warehouse, read.Incoming, cancellation);
        var ledger = new List<LedgerRow>();
        var notes = new List<string>();
        await warehouse.InTransactionAsync(async () =>
        {
            foreach (var entity in read.Incoming)
            {
                var load = await NextLoadAsync(file, contentHash, entity, read.Errors, notes, cancellation);
                ledger.Add(await new LoadBook(warehouse, load, contentHash).SettleAsync(entity, read.Errors, cancellation));
            }

            file.MustBeUnchanged();
            await new SeenFiles(warehouse).RememberAsync(file, feedHash, contentHash, Now, cancellation);
            await beside();
        }, cancellation);
        foreach (var entity in read.Incoming)
        {
            await (warehouse.Dialect.Analyze(new TableName(entity.Entity.Schema, entity.Entity.Table)) is { } analyze ? warehouse.ExecuteAsync(analyze, cancellation) : Task.CompletedTask);
        }

        await DropAsync(read.Incoming, cancellation);
        return new LoadReport(file.Feed.Name, file.Shown, ledger, read.Rows.Unknown(IncomingColumns.Known(read.Rows, file.Feed, contract)), notes);
    }

    DateTime Now => clock.GetUtcNow().DateTime;

    /// <summary>A file of one entity is read straight into its table; of several, once into a table that each is taken from.</summary>
    async Task ReadAsync(SourceFile file, SourceRows rows, IReadOnlyList<Incoming> incoming, ReaderErrors errors, CancellationToken cancellation)
    {
        await errors.ForgetAsync(cancellation);
        var from = rows.From;
        if (incoming.Count > 1)
        {
            await reader.ExecuteAsync($"create or replace temp table {SourceTable} as select * from {rows.From}", cancellation);
            from = SourceTable;
        }

        foreach (var entity in incoming)
        {
            await CreateAsync(file, rows, entity.Create(from), cancellation);
        }

        await errors.CollectAsync(incoming[0].Table, cancellation);
    }

    async Task CreateAsync(SourceFile file, SourceRows rows, string statement, CancellationToken cancellation)
    {
        try
        {
            await reader.ExecuteAsync(statement, cancellation);
        }
        catch (WarehouseException) when (!cancellation.IsCancellationRequested)
        {
            await ExpressionNames.MustExistAsync(reader, file, rows, cancellation);
            throw;
        }
    }

    async Task<Load> NextLoadAsync(SourceFile file, string contentHash, Incoming incoming, ReaderErrors errors, List<string> notes, CancellationToken cancellation)
    {
        var isSnapshot = file.Feed.Rows == RowMeaning.Snapshot;
        if (isSnapshot && await DoubtAsync(incoming, errors, cancellation) is { } doubt)
        {
            notes.Add($"{incoming.Entity.Name}: deletions by absence were held back, because {doubt}");
            isSnapshot = false;
        }

        return new Load
        {
            Id = await LoadBook.NextIdAsync(warehouse, cancellation),
            RunId = runId,
            Feed = file.Feed.Name,
            Source = file.Feed.Source ?? workspace.PrimarySource,
            File = file,
            At = Now,
            IsReread = await new SeenFiles(warehouse).IsSameContentAsync(file, contentHash, cancellation),
            IsSnapshot = isSnapshot,
        };
    }

    /// <summary>Why a snapshot may not name all there is; null when it can be trusted.</summary>
    async Task<string?> DoubtAsync(Incoming incoming, ReaderErrors errors, CancellationToken cancellation)
    {
        if (errors.Any || await HasUnnamedAsync(incoming, cancellation))
        {
            return "some records could not be read: their keys may be among the absent";
        }

        var named = await warehouse.ScalarAsync<long>($"select count(*) from {incoming.Table} where {Sql.Name(incoming.Entity.Key.Name)} is not null", cancellation);
        return named == 0 ? "the file names no record at all: that is rather a failed export than an empty clinic" : null;
    }

    async Task<bool> HasUnnamedAsync(Incoming incoming, CancellationToken cancellation) => await warehouse.ScalarAsync<long>(
        $"select count(*) from {incoming.Table} where _verdict > {Incoming.Blank} and {Sql.Name(incoming.Entity.Key.Name)} is null", cancellation) > 0;

    async Task DropAsync(IReadOnlyList<Incoming> incoming, CancellationToken cancellation)
    {
        foreach (var table in incoming.Select(entity => entity.Table).Append(SourceTable))
        {
            await reader.ExecuteAsync(reader.Dialect.DropTemporaryTable(table), cancellation);
            await (ReferenceEquals(reader, warehouse) ? Task.CompletedTask : warehouse.ExecuteAsync(warehouse.Dialect.DropTemporaryTable(table), cancellation));
        }
    }

    sealed record ReadFile(SourceRows Rows, ReaderErrors Errors, IReadOnlyList<Incoming> Incoming);
}
