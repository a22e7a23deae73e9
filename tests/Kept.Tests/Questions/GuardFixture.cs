using Kept.DuckDb;
using Kept.DuckDb.Queries;
using Kept.Questions;
using Kept.Warehouses;
using Xunit;

namespace Kept.Tests.Questions;

/// <summary>An engine that can itself write and open files, with files worth reading beside it: only the guard stands before them.</summary>
public sealed class GuardFixture : IAsyncLifetime
{
    readonly TemporaryDirectory directory = new();

    public DuckDbQueryRules Rules { get; } = new();

    public Warehouse Warehouse { get; private set; } = null!;

    public string Folder => directory.Root;

    public async ValueTask InitializeAsync()
    {
        directory.Write("secret.csv", "name\nhidden\n");
        directory.Write("csv", "name\nhidden\n");
        Warehouse = await DuckDbWarehouse.OpenAsync(null, false, TestContext.Current.CancellationToken);
        await Warehouse.ExecuteAsync(
            $"""
            create schema gold;
            create schema staging;
            create table gold.t as select i as a, i % 3 as b, [i] as list from range(10) r(i);
            create view gold.v as from gold.t;
            create table staging.raw as select 1 as x;
            create macro gold.leak() as (select content from read_text('{Folder}/secret.csv'));
            create macro gold.leaks() as table from read_csv('{Folder}/secret.csv');
            create macro gold.lower(x) as (select content from read_text('{Folder}/secret.csv'));
            create sequence gold.counter;
            set search_path = 'gold,staging,main';
            """, TestContext.Current.CancellationToken);
    }

    public Task<CheckedQuery> CheckAsync(string sql) =>
        Rules.CheckAsync(Warehouse, sql.Replace("FOLDER", Folder, StringComparison.Ordinal), TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await Warehouse.DisposeAsync();
        directory.Dispose();
    }
}
