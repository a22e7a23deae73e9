using Kept.Warehouses;
using Kept.Workspaces;

namespace Kept.Publishing;

/// <summary>
/// Publishes gold as Parquet files, by clinic and month. A version is made aside: what has changed is written, the rest has its
/// files shared with the version before. Then readers see all of it, from one moment to the next.
/// </summary>
public sealed class Publisher(Warehouse warehouse, PublishSettings settings, TimeProvider clock)
{
    readonly Versions versions = new(settings.Directory);

    Warehouse Engine => warehouse.FileReader;

    /// <summary>What publishing would do now; changes nothing.</summary>
    /// <exception cref="PublishException">A table is not there, or has no such columns.</exception>
    public Task<PublishReport> PlanAsync(CancellationToken cancellation) => PublishAsync(isPlan: true, cancellation);

    /// <summary>Publishes what the last run has made; does nothing where that is published already.</summary>
    /// <exception cref="PublishException">A table is not there, or has no such columns; what readers see is as it was.</exception>
    public Task<PublishReport> PublishAsync(CancellationToken cancellation) => PublishAsync(isPlan: false, cancellation);

    async Task<PublishReport> PublishAsync(bool isPlan, CancellationToken cancellation)
    {
        var began = clock.GetTimestamp();

        // A run without a last word was killed, perhaps after readers saw what it made.
        var runId = await warehouse.ScalarAsync<int>("select coalesce(max(run_id), 0) from staging.runs where status <> 'refused'", cancellation);
        var before = versions.Published is { } published && published.PartitionBy.SequenceEqual(settings.PartitionBy) ? published : null;
        var changes = before?.RunId == runId && settings.Tables.Order().SequenceEqual(before.Tables.Keys.Order())
            ? [.. settings.Tables.Select(table => Unchanged(table, before.Tables[table]))]
            : await ChangesAsync(runId, before, isPlan, cancellation);
        return new PublishReport(versions.Current, changes, clock.GetElapsedTime(began));
    }

    static PublishedChange Unchanged(string name, PublishedTable table) => new(name, table.Partitions.Sum(partition => partition.Rows), table.Partitions.Count, 0, 0);

    async Task<List<PublishedChange>> ChangesAsync(int runId, Manifest? before, bool isPlan, CancellationToken cancellation)
    {
        var (tables, changes) = (new Dictionary<string, PublishedTable>(), new List<PublishedChange>());
        var aside = isPlan ? null : versions.Begin();
        foreach (var name in settings.Tables)
        {
            var files = new TableFiles(Engine, await SourceAsync(name, cancellation), settings.PartitionBy, ReferenceEquals(Engine, warehouse));
            var now = new PublishedTable(await files.ColumnsAsync(cancellation), await files.PartitionsAsync(cancellation));
            var (written, kept, removed) = Compare(before?.Tables.GetValueOrDefault(name), now);
            if (aside is not null)
            {
                await files.WriteAsync(written, Directory.CreateDirectory(Path.Combine(aside, name)).FullName, cancellation);
                Share(kept, Path.Combine(versions.Current, name), Path.Combine(aside, name));
            }

            tables[name] = now;
            changes.Add(new PublishedChange(name, now.Partitions.Sum(partition => partition.Rows), now.Partitions.Count, written.Count, removed));
        }

        if (aside is not null)
        {
            new Manifest(runId, settings.PartitionBy, tables).Write(aside);
            versions.Publish(aside);
        }

        return changes;
    }

    static (List<Partition> Written, List<Partition> Kept, int Removed) Compare(PublishedTable? before, PublishedTable now)
    {
        var there = before?.Columns == now.Columns ? before.Partitions.ToHashSet() : [];
        var kept = now.Partitions.Where(there.Contains).ToList();
        var gone = before?.Partitions.Select(partition => partition.Path).Except(now.Partitions.Select(partition => partition.Path)).Count() ?? 0;
        return ([.. now.Partitions.Where(partition => !there.Contains(partition))], kept, gone);
    }

    static void Share(IEnumerable<Partition> partitions, string from, string to)
    {
        foreach (var partition in partitions)
        {
            var file = Directory.GetFiles(Path.Combine(from, partition.Path)).Single();
            var directory = Directory.CreateDirectory(Path.Combine(to, partition.Path)).FullName;
            FileNames.Share(file, Path.Combine(directory, Path.GetFileName(file)));
        }
    }

    /// <summary>The table where the engine that writes files can read it: as it is, or taken there from the server.</summary>
    async Task<string> SourceAsync(string name, CancellationToken cancellation)
    {
        var table = new TableName("gold", name);
        var columns = (await warehouse.QueryAsync(warehouse.Dialect.ListColumns(table), cancellation)).Rows.Select(row => (string)row[0]!).ToList();
        if (settings.PartitionBy.Except(columns).FirstOrDefault() is { } missing)
        {
            throw new PublishException(columns.Count == 0
                ? $"publish: there is no table {table}; run: kept run"
                : $"publish: {table} has no column '{missing}', by which its partitions are made; see partition_by in kept.yml");
        }

        if (ReferenceEquals(Engine, warehouse))
        {
            return warehouse.Dialect.Quote(table);
        }

        await Engine.TakeAsync(warehouse, $"kept_published_{name}", $"select * from {warehouse.Dialect.Quote(table)}", cancellation);
        return Sql.Name($"kept_published_{name}");
    }
}
