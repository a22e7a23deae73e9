using Kept.Contracts;
using Kept.Warehouses;

namespace Kept.Landing;

/// <summary>The tables that landing fills: one an entity, as the contract states it, and the bookkeeping beside them.</summary>
public static class StagingSchema
{
    /// <summary>The layout of the bookkeeping tables; a warehouse with a greater one belongs to a newer program.</summary>
    public const int Version = 1;

    const string Bookkeeping = """
        create table if not exists staging.ledger (load_id integer, run_id integer, feed varchar, entity varchar, source varchar,
            file varchar, kind varchar, content_hash varchar, loaded_at timestamp, rows_read bigint, rows_landed bigint,
            rows_rejected bigint, rows_duplicate bigint, rows_deleted bigint, rows_absent bigint);
        create table if not exists staging.rejects (reject_id bigint, load_id integer, feed varchar, entity varchar, file varchar,
            row_number bigint, raw varchar, column_name varchar, rule varchar, reason varchar, rejected_at timestamp, closed_by integer);
        create table if not exists staging.files (feed varchar, file varchar, size_bytes bigint, modified_at timestamp,
            content_hash varchar, feed_hash varchar, read_at timestamp);
        create table if not exists staging.runs (run_id integer, started_at timestamp, finished_at timestamp, status varchar,
            load_id integer, fingerprint varchar, summary varchar);
        create table if not exists staging.cursors (feed varchar, file varchar, position varchar);
        create table if not exists staging.echoes (load_id integer, key bigint);
        create table if not exists staging.watermarks (model varchar, load_id integer);
        """;

    /// <summary>Makes what is missing, columns too; leaves what is there.</summary>
    /// <returns>What the person should know of columns that are new to rows which landed before.</returns>
    /// <exception cref="KeptException">The warehouse was laid out by a newer program, or a column has another type there; nothing was touched.</exception>
    public static async Task<IReadOnlyList<string>> EnsureAsync(Warehouse warehouse, Contract contract, CancellationToken cancellation)
    {
        await CheckVersionAsync(warehouse, cancellation);
        var tables = new StagingTables(warehouse);
        var notes = new List<string>();
        await warehouse.InTransactionAsync(async () =>
        {
            foreach (var schema in contract.Entities.Select(entity => entity.Schema).Union(["staging", "bronze", "silver", "gold"]))
            {
                await warehouse.ExecuteAsync($"create schema if not exists {schema}", cancellation);
            }

            await warehouse.ExecuteAsync(Bookkeeping, cancellation);
            await warehouse.ExecuteAsync($"create table if not exists staging.workspace as select {Version} as version", cancellation);
            foreach (var entity in contract.Entities)
            {
                notes.AddRange(await tables.EnsureAsync(entity, cancellation));
            }
        }, cancellation);
        return notes;
    }

    static async Task CheckVersionAsync(Warehouse warehouse, CancellationToken cancellation)
    {
        var known = await warehouse.ScalarAsync<long>(
            "select count(*) from information_schema.tables where table_schema = 'staging' and table_name = 'workspace'", cancellation);
        var version = known == 0 ? 0 : await warehouse.ScalarAsync<int>("select max(version) from staging.workspace", cancellation);
        if (version > Version)
        {
            throw new KeptException($"the warehouse has layout {version}, this program knows up to {Version}; use the newer kept that wrote it. Nothing was touched");
        }
    }
}
