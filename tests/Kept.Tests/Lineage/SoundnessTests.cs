using CsCheck;
using Kept.DuckDb;
using Xunit;

namespace Kept.Tests.Lineage;

/// <summary>The proof of lineage: what it says has no influence on a column has none. Generated queries run on data, and again on changed data.</summary>
public sealed class SoundnessTests
{
    static readonly Gen<string> Number = OneOf("x.a", "x.b", "y.d", "y.e", "x.a + y.e", "case when x.b > 2 then y.d else x.a end", "coalesce(nullif(x.a, 3), y.e)",
        "(select max(i.e) from s.u as i where i.a = x.b)", "(select count(*) from s.t as i where i.b > y.d)", "(x.a in (select i.d from s.u as i))::integer",
        "sum(x.b) over (partition by y.e)", "list_sum(list_transform(x.l, z -> z + y.d))", "len(x.c)", "count(*) over (partition by x.c)");

    static readonly Gen<string> Plain = OneOf("x.a", "x.b", "y.d", "x.a + y.e", "len(x.c)");

    static readonly Gen<string> From = OneOf(
        "s.t as x join s.u as y on x.a = y.a", "s.t as x left join s.u as y on x.b = y.d", "s.t as x full join s.u as y using (a)", "s.t as x cross join s.u as y",
        "(select * from s.t where b < 4) as x join (select a, max(d) as d, sum(e) as e from s.u group by a) as y on y.d >= x.b",
        "s.t as x, lateral (select i.a, i.d + x.b as d, i.e from s.u as i where i.a <= x.a) as y",
        "s.t as x join (select * from s.u union select a, b, a from s.t) as y on y.e = x.a",
        "s.t as x anti join s.u as q on q.d = x.b cross join s.u as y");

    static readonly Gen<string> Where = OneOf("", " where x.b > 1", " where y.e in (select q.b from s.t as q)", " where exists (select 1 from s.u as q where q.d = x.a)", " where x.c <> 'p1'");

    static readonly Gen<string> Query = Gen.Select(Number, Number, From, Where, (one, two, from, where) => $"select {one} as k1, {two} as k2 from {from}{where}");

    static readonly Gen<string> Grouped = Gen.Select(Plain, Plain, From, Where, OneOf("", " having count(*) > 1", " having k2 > 3"), (one, two, from, where, having) =>
        $"select {one} as k1, sum({two}) as k2, count(*) as k3 from {from}{where} group by all{having}");

    static readonly Gen<string> Nested = Gen.Select(Query, OneOf(
        "select k2 as k1, k1 + 1 as k2 from ({0})", "select distinct k1, k2 from ({0})", "with q as ({0}) select k1, count(*) as k2 from q group by k1",
        "select k1, 0 as k2 from ({0}) union all by name select a as k2, 1 as k1 from s.u", "select a as k1, b as k2 from s.t except select k1, k2 from ({0})",
        "select * exclude (k1) rename (k2 as k1) from ({0})", "select columns('k.*') + 1 from ({0})", "select k1, k2 from ({0}) order by k1, k2 limit 3"), (query, outer) => outer.Replace("{0}", query, StringComparison.Ordinal));

    static readonly string[] Columns = ["t.a", "t.b", "t.c", "t.l", "u.a", "u.d", "u.e"];

    [Fact]
    public void What_has_no_influence_changes_nothing()
    {
        var (checks, free) = (0, 0);
        Gen.Select(Gen.OneOf(Query, Grouped, Nested), Gen.Int[0, Columns.Length - 1]).Sample((sql, changed) =>
        {
            var (isChecked, freed) = CheckAsync(sql, Columns[changed]).GetAwaiter().GetResult();
            checks += isChecked ? 1 : 0;
            free += freed;
        }, seed: "0000KeptLin1", iter: 250, threads: 1);
        Assert.True(checks > 200, $"{checks} queries ran");
        Assert.True(free > 150, $"{free} columns were free of an influence");
    }

    static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    static async Task<(bool IsChecked, int Free)> CheckAsync(string sql, string changed)
    {
        var traced = await TracedSql.OfAsync(sql);
        Assert.Empty(traced.Trace.Node.Gaps.Concat(traced.Trace.Node.Columns.SelectMany(column => column.Gaps)).Select(gap => $"{gap} in {sql}"));
        var free = 0;
        foreach (var column in traced.Engine)
        {
            var influences = traced.Trace.Edges.Where(edge => edge.To.Column is null || edge.To.Column == column.Name).Select(edge => edge.From.ToString());
            if (!influences.Contains(changed))
            {
                free++;
                var values = $"select \"{column.Name}\" as v from ({sql}) order by v";
                Assert.True(await RunAsync(values, "") == await RunAsync(values, changed), $"{changed} has an influence on {column.Name} in {sql}");
            }
        }

        return (true, free);
    }

    static async Task<string> RunAsync(string sql, string changed)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var warehouse = await DuckDbWarehouse.OpenAsync(null, false, cancellation);
        string Of(string column, string value) => column == changed ? value.Replace("i", "(i * 3 + 1)", StringComparison.Ordinal) : value;
        await warehouse.ExecuteAsync($"""
            create schema s;
            create table s.t as select {Of("t.a", "i % 5")} as a, {Of("t.b", "i % 4")} as b, 'p' || {Of("t.c", "(i % 3)")} as c, [i, {Of("t.l", "i % 7")}] as l from range(9) r(i);
            create table s.u as select {Of("u.a", "i % 4")} as a, {Of("u.d", "i % 6")} as d, {Of("u.e", "i % 3")} as e from range(8) r(i);
            """, cancellation);
        var rows = await warehouse.QueryAsync($"select coalesce(string_agg(coalesce(v::varchar, '-'), '|' order by v), '') from ({sql})", cancellation);
        return (string)rows.Rows[0][0]!;
    }
}
