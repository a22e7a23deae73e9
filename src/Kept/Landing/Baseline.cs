using Kept.Contracts;
using Kept.Feeds;
using Kept.Warehouses;

namespace Kept.Landing;

/// <summary>
/// What a record is compared with: what its own voice last said of its key, or, when that never spoke of it, the key's current
/// version. A voice is a file; the files of a snapshot are one voice, because each takes the place of the one before. Corrected
/// rejects are nobody's voice: they are the person's word, not the file's. When a voice says at first what another has said
/// already, no version lands; it is remembered as an echo, so that the voice need not be heard again when it repeats itself later.
/// </summary>
sealed class Baseline(Load load, Entity entity, Dialect dialect)
{
    string Target => $"{entity.Schema}.{entity.Table}";

    string Key => Sql.Name(entity.Key.Name);

    /// <summary>The earlier loads of this voice.</summary>
    string Voice => $"""
        select load_id from staging.ledger where kind = 'file' and feed = {Sql.Text(load.Feed)} and entity = {Sql.Text(entity.Name)}
          and {(load.File.Feed.Rows == RowMeaning.Snapshot ? "true" : $"file = {Sql.Text(load.File.Shown)}")}
        """;

    /// <summary>Where a feed's new definition turns the old words of a file into others, they stay as old as they were: what replaced them still does.</summary>
    string Outdated => load.IsReread ? "c.since = r._load_id and r._superseded_by is not null" : "false";

    /// <summary>A query for each of the keys that has a baseline: the key, <c>said</c>, <c>is_own</c>: whether the voice itself said it, and <c>is_outdated</c>.</summary>
    /// <param name="keys">A table of keys.</param>
    /// <param name="content">What a version says, as SQL over <c>r</c>.</param>
    public string Select(string keys, string content) => $"""
        with known as (
          select {dialect.RowId} as place, {Key}, _load_id, _row, _superseded_by from {Target} where {Key} in (select {Key} from {keys})
        ), candidates as (
          select place, {Key}, _row, _load_id as since from known where _load_id in ({Voice})
          union all
          select k.place, k.{Key}, k._row, e.load_id from known k join staging.echoes e on e.key = k.{Key}
          where e.load_id in ({Voice}) and k._load_id < e.load_id and coalesce(k._superseded_by > e.load_id, true)
          union all
          select place, {Key}, _row, 0 from known where _superseded_by is null
        ), chosen as (
          select * from (select *, row_number() over (partition by {Key} order by since desc, _row desc) as rank from candidates) as ranked where rank = 1
        )
        select r.{Key}, {content} as said, c.since > 0 as is_own, {Outdated} as is_outdated from {Target} r join chosen c on c.place = r.{dialect.RowId}
        """;

    /// <summary>Writes down the keys of which this load only says what another voice has said.</summary>
    /// <param name="judged">The load's records, each with <c>duplicate</c> and <c>is_own</c>.</param>
    public string RememberEchoes(string judged) => $"""
        insert into staging.echoes select {load.Id}, {Key} from {judged}
        where {(load.IsReplay ? "false" : "true")} group by {Key} having bool_and(duplicate) and not bool_or(is_own)
        """;
}
