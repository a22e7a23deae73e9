using Xunit;

namespace Kept.Tests.Lineage;

/// <summary>What lineage says of each kind of syntax. It fails when a new version of the engine serialises it in another way.</summary>
public sealed class SyntaxTests
{
    [Theory]
    [InlineData("select x.a as k from s.t as x", "k", "t.a identity")]
    [InlineData("select a + b as k from s.t", "k", "t.a transformation; t.b transformation")]
    [InlineData("select cast(a as varchar)::integer as k from s.t", "k", "t.a transformation")]
    [InlineData("select sum(a) filter (where b > 1) as k from s.t", "k", "t.a aggregation; t.b filter")]
    [InlineData("select list(a order by b) as k from s.t", "k", "t.a aggregation; t.b sort")]
    [InlineData("select case when a > 1 then b else 2 end as k from s.t", "k", "t.a conditional; t.b transformation")]
    [InlineData("select lag(a) over (partition by b order by c) as k from s.t", "k", "t.a transformation; t.b window; t.c window")]
    [InlineData("select sum(a) over w as k from s.t window w as (partition by b)", "k", "t.a aggregation; t.b window")]
    [InlineData("with x as (select a + 1 as z from s.t), y as (select z from x) select sum(z) as k from y", "k", "t.a aggregation")]
    [InlineData("with recursive r(n) as (select a from s.t union all select n + d from r join s.u on true where n < 9) select n as k from r", "k", "t.a identity+transformation; u.d transformation")]
    [InlineData("with recursive r(n) as (select a from s.t union all select n + d from r join s.u on true where n < 9) select n as k from r", "", "t.a filter; u.d filter")]
    [InlineData("select (select max(d) from s.u where u.a = t.a) as k from s.t", "k", "t.a filter; u.a filter; u.d aggregation")]
    [InlineData("select exists (select 1 from s.u where u.a = t.b) as k from s.t", "k", "t.b filter; u.a filter")]
    [InlineData("select a in (select d from s.u) as k from s.t", "k", "t.a transformation; u.d transformation")]
    [InlineData("select z as k from s.t, lateral (select t.a + u.d as z from s.u) as x", "k", "t.a transformation; u.d transformation")]
    [InlineData("select t.a as k from s.t join s.u on t.b = u.d", "", "t.b join; u.d join")]
    [InlineData("select a as k from s.t left join s.u using (a)", "k", "t.a identity")]
    [InlineData("select a as k from s.t full join s.u using (a)", "k", "t.a transformation; u.a transformation")]
    [InlineData("select a as k from s.t natural join s.u", "", "t.a join; u.a join")]
    [InlineData("select b as k from s.t semi join s.u using (a)", "", "t.a join; u.a join")]
    [InlineData("select b as k from s.t asof join s.u on t.a >= u.d", "", "t.a join; u.d join")]
    [InlineData("select a, b from s.t union all select d, e from s.u", "b", "t.b identity; u.e identity")]
    [InlineData("select a, b from s.t union all by name select d as b, e as a from s.u", "b", "t.b identity; u.d identity")]
    [InlineData("select a from s.t union select d from s.u", "", "t.a group_by; u.d group_by")]
    [InlineData("select a from s.t except select d from s.u", "a", "t.a identity")]
    [InlineData("select a from s.t except select d from s.u", "", "t.a filter; u.d filter")]
    [InlineData("select * exclude (c, l) replace (a + b as b) rename (a as z) from s.t", "b", "t.a transformation; t.b transformation")]
    [InlineData("select * exclude (c, l) rename (a as z) from s.t", "z", "t.a identity")]
    [InlineData("select columns('^[ab]$') from s.t", "b", "t.b identity")]
    [InlineData("select max(columns(['b'])) as k from s.t", "k", "t.b aggregation")]
    [InlineData("select greatest(*columns('^[ab]$')) as k from s.t", "k", "t.a transformation; t.b transformation")]
    [InlineData("select list_transform(l, x -> x + b) as k from s.t", "k", "t.b transformation; t.l transformation")]
    [InlineData("select [x for x in l if x > b] as k from s.t", "k", "t.b transformation; t.l transformation")]
    [InlineData("select {'p': a, 'q': b} as k from s.t", "k", "t.a transformation; t.b transformation")]
    [InlineData("select z.p as k from (select {'p': a} as z from s.t)", "k", "t.a transformation")]
    [InlineData("select l[b] as k from s.t", "k", "t.b transformation; t.l transformation")]
    [InlineData("select unnest(l) as k, a from s.t", "", "t.l join")]
    [InlineData("select g.i as k from s.t, generate_series(1, t.a) as g(i)", "k", "t.a transformation")]
    [InlineData("select x.n as k from s.t cross join (values (1, 'p'), (2, 'q')) as x(n, m)", "k", "")]
    [InlineData("select b, sum(a) as k from s.t group by b having k > 1 qualify row_number() over (order by b) = 1", "", "t.a filter; t.b filter+group_by")]
    [InlineData("select b as k, count(*) from s.t group by 1 order by 1", "", "t.b group_by+sort")]
    [InlineData("select distinct on (b) a as k from s.t order by c", "", "t.b group_by; t.c sort")]
    [InlineData("select a + 1 as z, z + b as k from s.t", "k", "t.a transformation; t.b transformation")]
    [InlineData("from s.t select a as k where b > 1 order by all limit 3", "", "t.a sort; t.b filter")]
    [InlineData("select * from (select a, b, c from s.t) pivot (sum(a) for b in (1, 2))", "2", "t.a aggregation; t.b conditional")]
    [InlineData("select * from (select a, b, c from s.t) pivot (sum(a) as p, max(a) for b in (1, 2))", "", "t.c group_by")]
    [InlineData("select * from (select a, b, c from s.t) unpivot (v for n in (a, b))", "v", "t.a identity; t.b identity")]
    [InlineData("select md5(c) as k from s.t", "k", "t.c transformation")]
    [InlineData("select case when current_date > current_timestamp then a end as k from s.t", "k", "t.a transformation")]
    [InlineData("select 'ä', a as k from s.t", "k", "t.a identity")]
    public async Task Every_column_depends_on_what_it_is_made_of(string sql, string column, string expected)
    {
        var traced = await TracedSql.OfAsync(sql);
        Assert.Empty(traced.Trace.Node.Gaps.Concat(traced.Trace.Node.Columns.SelectMany(known => known.Gaps)));
        Assert.Equal(traced.Engine.Select(known => known.Name), traced.Trace.Node.Columns.Select(known => known.Name));
        Assert.Equal(expected, string.Join("; ", traced.On(column)));
    }

    [Theory]
    [InlineData("select columns(x -> x like 'a%') from s.t", "lambda")]
    [InlineData("select * like 'a%' from s.t", "'*' inside of ~~")]
    [InlineData("select count(*) as n from duckdb_tables()", "land what it reads by a feed")]
    [InlineData("select table_name from information_schema.tables", "neither a model nor a source")]
    public async Task What_cannot_be_traced_is_told(string sql, string expected)
    {
        var node = (await TracedSql.OfAsync(sql)).Trace.Node;
        Assert.Contains(node.Gaps.Concat(node.Columns.SelectMany(column => column.Gaps)), gap => gap.Contains(expected, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("select a, b + 1 as k from s.t", "b + 1")]
    [InlineData("select a -- , c\n, coalesce(b, (select max(d) from s.u)) as k from s.t", "coalesce(b, (select max(d) from s.u))")]
    [InlineData("with x as (select a, b from s.t) select 'ä, b', a is distinct from b as k from x", "a is distinct from b")]
    public async Task An_item_is_told_as_it_is_written(string sql, string expected) =>
        Assert.Equal(expected, (await TracedSql.OfAsync(sql)).Trace.Node.Find("k")!.Expression);
}
