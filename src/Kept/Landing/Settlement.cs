using Kept.Contracts;
using Kept.Warehouses;

namespace Kept.Landing;

/// <summary>
/// Settles one entity's incoming records against what staging holds: new versions land, what says nothing new is a duplicate,
/// what breaks the contract is rejected. A record is compared with its <see cref="Baseline"/>; so a file that has grown or
/// changed counts with its difference only, and an old file read again never undoes a later correction.
/// </summary>
sealed class Settlement(Warehouse warehouse, Load load, Incoming incoming, ReaderErrors errors)
{
    const string Contested = "contested_keys";
    const string Judged = "judged_rows";
    readonly Entity entity = incoming.Entity;
    readonly Baseline baseline = new(load, incoming.Entity, warehouse.Dialect);
    bool anyContested;

    string Target => $"{entity.Schema}.{entity.Table}";

    string Key => Sql.Name(entity.Key.Name);

    /// <summary>The columns that a source speaks of: where they are equal, nothing new was said.</summary>
    IEnumerable<string> Content => entity.Columns.Where(column => column.Role != ColumnRole.Provenance).Select(column => Sql.Name(column.Name));

    /// <summary>Does it all, within the caller's transaction.</summary>
    public async Task SettleAsync(CancellationToken cancellation)
    {
        await JudgeAsync(cancellation);
        await LandAsync(cancellation);
        await new Rejection(warehouse, load, incoming, errors).RejectAsync(cancellation);
        if (load.IsSnapshot)
        {
            await DeleteAbsentAsync(cancellation);
        }

        await SupersedeAsync(cancellation);
    }

    /// <summary>How many records said nothing new.</summary>
    public async Task<long> DuplicatesAsync(CancellationToken cancellation) =>
        anyContested ? await warehouse.ScalarAsync<long>($"select count(*) from {Judged} where duplicate", cancellation) : 0;

    /// <summary>Only keys that occur twice in the file, or are known already, need a closer look: in most files, few.</summary>
    async Task JudgeAsync(CancellationToken cancellation)
    {
        var good = $"(select {Key} from {incoming.Table} where _verdict is null) as good";
        var isEachOnce = await KeySet.OfAsync(warehouse, good, entity.Key.Name, cancellation) is { } keys && await keys.IsUniqueAsync(cancellation);
        var twice = isEachOnce ? "" : $"select {Key} from {good} group by {Key} having count(*) > 1 union ";
        await warehouse.ExecuteAsync(warehouse.Dialect.ReplaceTemporaryTable(Contested, $"{twice}select {Key} from {good} where {Key} in (select {Key} from {Target})"), cancellation);
        anyContested = await warehouse.ScalarAsync<long>($"select count(*) from {Contested}", cancellation) > 0;
        if (anyContested)
        {
            await warehouse.ExecuteAsync(warehouse.Dialect.ReplaceTemporaryTable(Judged, JudgedRows()), cancellation);
            await warehouse.ExecuteAsync(baseline.RememberEchoes(Judged), cancellation);
        }
    }

    /// <summary>
    /// Within a file, a key's records are read in order. Those up to the last that equals the baseline say what is known;
    /// behind it, one that equals the record before it repeats it; each other is a new version.
    /// </summary>
    string JudgedRows()
    {
        var content = $"row({string.Join(", ", Content.Select(column => "r." + column))}, r._extra::varchar, r._is_deleted)";
        return $"""
            with baseline as ({baseline.Select(Contested, content)}
            ), incoming as (
              select r.{errors.Place} as place, r.{Key}, {content} as says from {incoming.Table} r
              where r._verdict is null and r.{Key} in (select {Key} from {Contested})
            ), compared as (
              select place, {Key}, is_own, is_outdated,
                max(case when says is not distinct from said then place end) over (partition by {Key}) as last_known,
                lag(place) over (partition by {Key} order by place) is not null
                  and says is not distinct from lag(says) over (partition by {Key} order by place) as repeats
              from incoming left join baseline using ({Key})
            ), judged as (
              select place, {Key}, is_own, is_outdated, place <= coalesce(last_known, -1) or repeats as duplicate from compared
            )
            select *, not duplicate and not coalesce(is_outdated, false) and row_number() over (partition by {Key}, duplicate order by place desc) = 1 as is_current from judged
            """;
    }

    Task LandAsync(CancellationToken cancellation)
    {
        var columns = string.Join(", ", Content);
        var judged = anyContested ? $"left join {Judged} j on j.place = i.{errors.Place}" : "";
        var superseded = anyContested ? $"case when not j.is_current then {load.Id} end" : "null";
        return warehouse.ExecuteAsync($"""
            insert into {Target} ({columns}, {Provenance})
            select {string.Join(", ", Content.Select(column => "i." + column))},
              {Sql.Text(load.Source)}, i._extra, i._is_deleted, {superseded}, {load.FileSql}, {load.RowSql(errors.RowNumber)}, {load.Id}, {Sql.Timestamp(load.At)}
            from {incoming.Table} i {errors.RowNumberJoin} {judged}
            where i._verdict is null {(anyContested ? "and not coalesce(j.duplicate, false)" : "")}
            """, cancellation);
    }

    /// <summary>A snapshot names every key there is; what this feed landed earlier and the file no longer names is gone.</summary>
    Task DeleteAbsentAsync(CancellationToken cancellation) => warehouse.ExecuteAsync($"""
        insert into {Target} ({Key}, {Provenance}, {Sql.Name(SourceIdColumn)})
        select {Key}, _source, null, true, null, {Sql.Text(load.File.Shown)}, null, {load.Id}, {Sql.Timestamp(load.At)}, {Sql.Name(SourceIdColumn)}
        from {Target} where _superseded_by is null and not _is_deleted and _load_id < {load.Id}
          and _load_id in (select load_id from staging.ledger where feed = {Sql.Text(load.Feed)} and entity = {Sql.Text(entity.Name)})
          and {Key} not in (select {Key} from {incoming.Table} where {Key} is not null)
        """, cancellation);

    /// <summary>A key that was known is contested, or absent; of the others no version is older.</summary>
    async Task SupersedeAsync(CancellationToken cancellation)
    {
        if (anyContested || load.IsSnapshot)
        {
            await warehouse.ExecuteAsync($"""
                update {Target} set _superseded_by = {load.Id} where _superseded_by is null and _load_id < {load.Id}
                  and {Key} in (select {Key} from {Target} where _load_id = {load.Id} and _superseded_by is null and (_row is null or {Key} in (select {Key} from {Contested})))
                """, cancellation);
        }
    }

    const string Provenance = "_source, _extra, _is_deleted, _superseded_by, _file, _row, _load_id, _loaded_at";

    string SourceIdColumn => entity.Columns.First(column => column.Role == ColumnRole.SourceId && column.Of[0] == entity.Key.Name).Name;
}
