using Kept.Models;
using Kept.Models.Build;
using Kept.Models.Build.Narrowing;
using Kept.Warehouses;
using Xunit;

namespace Kept.Tests.Models.Build.Narrowing;

/// <summary>
/// A parent, a small table that is made anew, and a child of both, which take in what changed in <c>raw</c>. Every build is published,
/// and its tests are held against the same tests over whole tables.
/// </summary>
sealed class NarrowBench(Warehouse warehouse, ModelProject project) : IAsyncDisposable
{
    const string Schema = """
        models:
          - name: parent
            columns:
              - {name: id, data_tests: [unique, not_null]}
          - name: child
            columns:
              - {name: id, data_tests: [unique, not_null]}
              - name: parent_id
                data_tests: [{relationships: {arguments: {to: ref('parent'), field: id}}}]
              - name: day_id
                data_tests: [{relationships: {arguments: {to: ref('days'), field: id}}}]
              - name: color
                data_tests: [{accepted_values: {arguments: {values: [red, blue]}}}]
        """;

    Proof? proof;
    bool isBuilt;

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <param name="warehouse">An empty one.</param>
    /// <param name="hooks">More settings of the child: <c>post_hook=…</c>.</param>
    /// <param name="tests">What its tests are set to.</param>
    public static async Task<NarrowBench> CreateAsync(Warehouse warehouse, string hooks = "", string tests = "severity: warn")
    {
        using var directory = new TemporaryDirectory();
        directory.Write("dbt_project.yml", $"name: small\ndata_tests: {{small: {{+{tests}}}}}\n");
        directory.Write("models/schema.yml", Schema);
        directory.Write("models/days.sql", "{{ config(materialized='table') }}\nselect id from raw.days");
        directory.Write("models/parent.sql", Incremental("parent", "id"));
        directory.Write("models/child.sql", Incremental("child", "id, parent_id, day_id, color", hooks));
        var project = ModelProject.Load([directory.Root], new Dictionary<string, object?>(), warehouse.Dialect.Name);
        var bench = new NarrowBench(warehouse, project);
        await bench.ExecuteAsync("""
            create schema raw;
            create table raw.touched (what varchar, n integer);
            create table raw.days (n integer, id integer);
            create table raw.parent (n integer, id integer);
            create table raw.child (n integer, id integer, parent_id integer, day_id integer, color varchar);
            insert into raw.days values (1, 1), (2, 2);
            insert into raw.parent values (1, 1), (2, 2), (3, 3);
            insert into raw.child values (1, 1, 1, 1, 'red'), (2, 2, 2, 2, 'blue'), (3, 3, 3, null, null);
            """);
        return bench;
    }

    /// <summary>The row that has a number is another from now on, or is no more.</summary>
    /// <param name="table">parent, child, days.</param>
    /// <param name="number">Its number.</param>
    /// <param name="values">Its values, as SQL; null for none.</param>
    public Task PutAsync(string table, int number, string? values) => ExecuteAsync($"""
        delete from raw.{table} where n = {number};
        insert into raw.touched values ('{table}', {number});
        {(values is null ? "" : $"insert into raw.{table} values ({number}, {values})")}
        """);

    /// <summary>Takes in what changed.</summary>
    /// <returns>The tests, by what they look at: <c>unique child.id</c>.</returns>
    public async Task<IReadOnlyDictionary<string, StepReport>> RunAsync()
    {
        var report = await BuildAsync(new BuildRequest { Rebuild = !isBuilt, Proof = proof, StoreFailures = true });
        (proof, isBuilt) = (Proof.Of(report), true);
        await ExecuteAsync("delete from raw.touched");
        var found = await FoundAsync(report);
        var whole = await BuildAsync(new BuildRequest { Selected = project.Tests.Select(test => test.UniqueId).ToHashSet(), StoreFailures = true });
        Assert.DoesNotContain(whole.Tests, test => test.IsNarrow);
        Assert.Equal(await FoundAsync(whole), found);
        return report.Tests.ToDictionary(test => test.Step.Name);
    }

    public Task ExecuteAsync(string sql) => warehouse.ExecuteAsync(sql, Cancellation);

    public ValueTask DisposeAsync() => warehouse.DisposeAsync();

    async Task<BuildReport> BuildAsync(BuildRequest request)
    {
        var report = await new ModelBuilder(warehouse, project, TimeProvider.System).BuildAsync(request, new Listener(), Cancellation);
        Assert.True(report.IsPublished, report.Reason);
        return report;
    }

    /// <summary>What each test found, row by row.</summary>
    async Task<List<string>> FoundAsync(BuildReport report)
    {
        var found = new List<string>();
        foreach (var test in report.Tests.OrderBy(test => test.Step.Name, StringComparer.Ordinal))
        {
            var rows = await warehouse.QueryAsync($"select * from {warehouse.Dialect.Quote(test.StoredIn!.Value)}", Cancellation);
            found.Add($"{test.Step.Name} {test.Status} {test.Failures}");
            found.AddRange(rows.Rows.Select(row => string.Join('|', row)).Order(StringComparer.Ordinal));
        }

        return found;
    }

    static string Incremental(string table, string columns, string settings = "") => $$$"""
        {{ config(materialized='incremental', incremental_strategy='append', {{{settings}}} pre_hook="{% if is_incremental() %}
          drop table if exists touched_{{{table}}};
          create temporary table touched_{{{table}}} as select n from raw.touched where what = '{{{table}}}';
          delete from {{ this }} where n in (select n from touched_{{{table}}})
        {% endif %}") }}
        select n, {{{columns}}} from raw.{{{table}}}{% if is_incremental() %} where n in (select n from touched_{{{table}}}){% endif %}
        """;
}
