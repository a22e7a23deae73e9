using Kept.Warehouses;

namespace Kept.Postgres.Partitions;

/// <summary>The statements about the parts of one table.</summary>
sealed class PartitionText(Dialect dialect, TableName table, PartitionKeys keys)
{
    /// <summary>How many values share a part: a part a clinic would be thousands.</summary>
    const int ValuesAPart = 50;

    readonly string suffix = $"{Guid.NewGuid():n}"[..8];

    public string Schema => $"{table.Schema}_partitions";

    public string Month => dialect.Quote(keys.Month);

    string List => dialect.Quote(keys.List);

    /// <summary>The months of some rows that have many, the largest first: first day, first day of the next, rows, and the list values as literals with blanks between.</summary>
    public string CountMonths(string from, int most) => $"""
        select cast(month as text), cast(cast(month + interval '1 month' as date) as text), sum(n), string_agg(quote_literal(value), ' ' order by value)
        from (
          select cast(date_trunc('month', {Month}) as date) as month, {List} as value, count(*) as n from {from}
          where {Month} between date '0001-01-01' and date '9999-12-31' group by 1, 2
        ) as counted
        group by month having sum(n) >= {keys.Rows} order by sum(n) desc, month desc limit {most}
        """;

    /// <summary>The parts for the rest, those of months first; of the months, how deep each stands.</summary>
    public string ListRests() => $"""
        select cast(cast(t.relid as regclass) as text), cast(cast(t.parentrelid as regclass) as text), t.level
        from pg_partition_tree(to_regclass({dialect.Literal(dialect.Quote(table))})) as t
        join pg_class as c on c.oid = t.relid
        where t.isleaf and t.level > 0 and pg_get_expr(c.relpartbound, c.oid) = 'DEFAULT'
        order by t.level, 1
        """;

    public string CreateRest(string parent, string name) => $"create table {Named(name)} partition of {parent} default";

    /// <summary>Makes a month's part, empty, of a table that nobody reads.</summary>
    public string CreateMonth(PartitionMonth month) => $"""
        create table {Named(month.Name)} partition of {dialect.Quote(table)} for values from ('{month.From}') to ('{month.To}') partition by list ({List});
        {CreateLists(month)}
        """;

    /// <summary>Gives a month that stands in the rest a part of its own.</summary>
    public string MoveMonth(PartitionRest rest, PartitionMonth month) => $"""
        create table {Named(month.Name)} (like {rest.Parent}) partition by list ({List});
        {CreateLists(month)};
        with moved as (delete from {rest.Name} where {Month} >= '{month.From}' and {Month} < '{month.To}' returning *) insert into {Named(month.Name)} select * from moved;
        alter table {rest.Parent} attach partition {Named(month.Name)} for values from ('{month.From}') to ('{month.To}')
        """;

    /// <summary>Gives the values that stand in the rest of a month parts of their own.</summary>
    public string MoveLists(PartitionRest rest, PartitionMonth month) => string.Join(";\n", month.Values.Chunk(ValuesAPart).Select((values, i) =>
    {
        var (part, list) = (Named($"{month.Name}_{i + 1}"), string.Join(", ", values));
        return $"""
            create table {part} (like {rest.Parent});
            with moved as (delete from {rest.Name} where {List} in ({list}) returning *) insert into {part} select * from moved;
            alter table {rest.Parent} attach partition {part} for values in ({list})
            """;
    }));

    string CreateLists(PartitionMonth month)
    {
        var lists = month.Values.Chunk(ValuesAPart).Select((values, i) =>
            $"create table {Named($"{month.Name}_{i + 1}")} partition of {Named(month.Name)} for values in ({string.Join(", ", values)})");
        return string.Join(";\n", lists.Append(CreateRest(Named(month.Name), $"{month.Name}_rest")));
    }

    /// <summary>A table that is made anew has its parts beside those of the one that it replaces.</summary>
    string Named(string part) => dialect.Quote(new TableName(Schema, $"{table.Name.Replace("__next", "", StringComparison.Ordinal)}_{part}_{suffix}"));
}
