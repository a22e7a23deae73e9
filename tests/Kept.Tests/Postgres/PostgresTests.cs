using System.Text.RegularExpressions;
using CsCheck;
using Kept.DuckDb;
using Kept.Models;
using Kept.Postgres;
using Kept.Tests.Runs;
using Kept.Tests.Support;
using Kept.Tests.WarehouseProject;
using Kept.Warehouses;
using Xunit;

namespace Kept.Tests.Postgres;

/// <summary>The project as dbt builds it on PostgreSQL, beside what the program gives on DuckDB from the same rows.</summary>
public sealed partial class PostgresTests(PostgresServer server, RunWorlds worlds)
{
    static readonly Dictionary<string, object?> NoVars = [];
    static readonly Lazy<ModelProject> Shipped = new(() => ModelProject.Load([BuiltProject.Directory], NoVars, "postgres"));
    static readonly Lazy<ModelProject> ShippedForDuckDb = new(() => ModelProject.Load([BuiltProject.Directory], NoVars));

    [Fact]
    public async Task A_generated_world_has_the_content_that_kept_run_gives()
    {
        await using var postgres = await server.CreateDatabaseAsync();
        var staging = await StagingAsync(postgres);
        foreach (var state in new[] { worlds.PublishedAsync(), worlds.CompleteAsync() })
        {
            using var workspace = await state;
            await using var run = await DuckDbWarehouse.OpenAsync(workspace.Database, true, TestContext.Current.CancellationToken);
            await staging.TakeAsync(run);
            await MustBecomeAsync(run, postgres);
        }
    }

    [Fact]
    public async Task Every_column_has_its_type_every_unit_test_passes_and_every_question_has_its_answer()
    {
        await using var postgres = await server.CreateDatabaseAsync();
        var staging = await StagingAsync(postgres);
        using var workspace = await worlds.CompleteAsync();
        await using var run = await DuckDbWarehouse.OpenAsync(workspace.Database, true, TestContext.Current.CancellationToken);
        await staging.TakeAsync(run);
        await new AsDbt(postgres, Shipped.Value).BuildAsync(threads: 4);
        Assert.Empty(await new AsDbt(postgres, Shipped.Value).FailingUnitTestsAsync());
        Assert.NotEmpty(Shipped.Value.UnitTests);
        foreach (var model in Shipped.Value.Models.Where(model => model.IsBuilt))
        {
            Assert.Equal(await DescribedTypesAsync(postgres, model), await TypesAsync(postgres, postgres.Dialect.ListColumns(model.Table)));
        }

        foreach (var question in Shipped.Value.Analyses)
        {
            var answer = await Content.RowsAsync(postgres, Shipped.Value.CompileAnalysis(question.Name, NoVars));
            Assert.Equal((await Content.RowsAsync(run, ShippedForDuckDb.Value.CompileAnalysis(question.Name, NoVars))).Select(Plain).Order(), answer.Select(Plain).Order());
        }
    }

    [Fact]
    public async Task Any_history_built_by_and_by_has_the_content_that_ours_has() =>
        await Histories.Any.SampleAsync(async history =>
        {
            await using var project = await BuiltProject.CreateAsync();
            await using var postgres = await server.CreateDatabaseAsync();
            var staging = await StagingAsync(postgres);
            foreach (var landings in history)
            {
                await Histories.LandAsync(project.Staging, landings);
                await project.BuildAsync();
                await staging.TakeAsync(project.Warehouse);
                await MustBecomeAsync(project.Warehouse, postgres);
            }

            await MustBecomeAsync(project.Warehouse, postgres, fullRefresh: true);
        }, seed: "0000KeptPgr1", iter: SampleSize.Of(4), threads: 1);

    static async Task<StagingCopy> StagingAsync(PostgresWarehouse postgres)
    {
        var staging = new StagingCopy(Shipped.Value, postgres);
        await staging.CreateAsync();
        return staging;
    }

    static async Task<List<string>> DescribedTypesAsync(PostgresWarehouse postgres, Model model)
    {
        await postgres.ExecuteAsync($"create temporary table described_{model.Name} ({string.Join(", ", model.Columns.Select(column => $"{column.Name} {column.DataType}"))})", TestContext.Current.CancellationToken);
        return await TypesAsync(postgres, postgres.Dialect.ListTemporaryColumns($"described_{model.Name}"));
    }

    /// <summary>Names and types; text is as good as varchar, for dbt's contracts too.</summary>
    static async Task<List<string>> TypesAsync(PostgresWarehouse postgres, string columns) =>
        [.. (await Content.RowsAsync(postgres, columns)).Select(column => column.Replace("|text", "|character varying", StringComparison.Ordinal))];

    /// <summary>A row without the zeros by which a decimal shows its scale.</summary>
    static string Plain(string row) => TrailingZeros().Replace(row, "");

    [GeneratedRegex(@"(\.0+|(?<=\.\d*[1-9])0+)(?=\||$)")]
    private static partial Regex TrailingZeros();

    static async Task MustBecomeAsync(Warehouse ours, PostgresWarehouse postgres, bool fullRefresh = false)
    {
        var dbt = new AsDbt(postgres, Shipped.Value);
        await dbt.BuildAsync(fullRefresh);
        Assert.Empty(await dbt.FailingTestsAsync());
        Assert.Equal(await Content.OfAsync(ours, Shipped.Value), await Content.OfAsync(postgres, Shipped.Value));
    }
}
