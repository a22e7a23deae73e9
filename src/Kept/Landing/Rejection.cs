using Kept.Warehouses;

namespace Kept.Landing;

/// <summary>
/// Puts the records that break the contract into <c>staging.rejects</c>. A record that the same file brought before, in the
/// same words and breaking the same rule, is a duplicate: it stands there already, open or corrected.
/// </summary>
sealed class Rejection(Warehouse warehouse, Load load, Incoming incoming, ReaderErrors errors)
{
    const string Rejected = "rejected_rows";

    public async Task RejectAsync(CancellationToken cancellation)
    {
        await warehouse.ExecuteAsync(warehouse.Dialect.ReplaceTemporaryTable(Rejected, $"""
            with rejected as ({BrokenRules()} {Unreadable()})
            select *, exists (select 1 from staging.rejects k where k.feed = {Sql.Text(load.Feed)} and k.entity = {Sql.Text(incoming.Entity.Name)}
              and k.file = rejected.file and k.raw is not distinct from rejected.raw and k.rule = rejected.rule and k.column_name = rejected.column_name
              and {(load.IsReplay ? "false" : "true")}) as known
            from rejected
            """), cancellation);
        await warehouse.ExecuteAsync($"""
            insert into staging.rejects
            select (select coalesce(max(reject_id), 0) from staging.rejects) + row_number() over (order by row_number),
              {load.Id}, {Sql.Text(load.Feed)}, {Sql.Text(incoming.Entity.Name)}, file, row_number, raw, column_name, rule, reason, {Sql.Timestamp(load.At)}, null
            from {Rejected} where not known
            """, cancellation);
        if (load.IsReread)
        {
            await CloseAcceptedAsync(cancellation);
        }
    }

    /// <summary>What the same file brings and the feed's new definition accepts is no longer to be corrected.</summary>
    Task CloseAcceptedAsync(CancellationToken cancellation) => warehouse.ExecuteAsync($"""
        update staging.rejects k set closed_by = {load.Id}
        where k.closed_by is null and k.load_id < {load.Id} and k.feed = {Sql.Text(load.Feed)} and k.entity = {Sql.Text(incoming.Entity.Name)} and k.file = {Sql.Text(load.File.Shown)}
          and not exists (select 1 from {Rejected} r where r.known and r.raw is not distinct from k.raw and r.rule = k.rule and r.column_name = k.column_name)
        """, cancellation);

    /// <summary>How many rejected records stood there already.</summary>
    public static async Task<long> KnownAsync(Warehouse warehouse, CancellationToken cancellation) =>
        await warehouse.ScalarAsync<long>($"select count(*) from {Rejected} where known", cancellation);

    string BrokenRules()
    {
        var rules = incoming.Rules.Select((rule, index) => $"({index + 1}, {Sql.Text(rule.Column)}, {Sql.Text(rule.Name)}, {Sql.Text(rule.Reason)})");
        return $"""
            select {load.FileSql} as file, {load.RowSql(errors.RowNumber)} as row_number, i._raw as raw, r.column_name, r.rule, r.reason
            from {incoming.Table} i {errors.RowNumberJoin}
            join (values {string.Join(", ", rules)}) r(verdict, column_name, rule, reason) on r.verdict = i._verdict
            """;
    }

    string Unreadable() => !errors.Any ? "" : $"""
        union all select {Sql.Text(load.File.Shown)}, row_number, raw, '', {ReaderErrors.RuleCase}, {ReaderErrors.ReasonCase(incoming.SourceColumns)}
        from {ReaderErrors.Table}
        """;
}
