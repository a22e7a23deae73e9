using CsCheck;
using Kept.Models;
using Kept.Tests.Support;
using Xunit;

namespace Kept.Tests.WarehouseProject;

/// <summary>One workspace, built by dbt's order and by ours, in turns.</summary>
public sealed class DbtTests
{
    static readonly Lazy<ModelProject> Shipped = new(() => ModelProject.Load([BuiltProject.Directory], new Dictionary<string, object?>()));

    [Fact]
    public async Task Builds_in_dbts_order_and_ours_by_turns_give_what_a_rebuild_gives() =>
        await Gen.Select(Histories.Any, Gen.Bool.Array[12]).SampleAsync(async (history, turns) =>
        {
            await using var project = await BuiltProject.CreateAsync();
            var dbt = new AsDbt(project.Warehouse, Shipped.Value);
            foreach (var (landings, byDbt) in history.Zip(turns.Concat(turns)))
            {
                await Histories.LandAsync(project.Staging, landings);
                await (byDbt ? dbt.BuildAsync() : project.BuildAsync());
            }

            await dbt.BuildAsync();
            Assert.Empty(await dbt.FailingTestsAsync());
            await project.MustEqualRebuildAsync();
        }, seed: "0000KeptDbt1", iter: SampleSize.Of(6), threads: 1);

    [Fact]
    public async Task Several_threads_build_what_one_builds() =>
        await Histories.Any.SampleAsync(async history =>
        {
            await using var project = await BuiltProject.CreateAsync();
            await project.BuildAsync();
            foreach (var landings in history)
            {
                await Histories.LandAsync(project.Staging, landings);
                await new AsDbt(project.Warehouse, Shipped.Value).BuildAsync(threads: 4);
            }

            await project.MustEqualRebuildAsync();
        }, seed: "0000KeptDbt3", iter: SampleSize.Of(3), threads: 1);

    [Fact]
    public async Task A_full_refresh_in_dbts_order_gives_what_our_rebuild_gives() =>
        await Histories.Any.SampleAsync(async history =>
        {
            await using var project = await BuiltProject.CreateAsync();
            foreach (var landings in history)
            {
                await Histories.LandAsync(project.Staging, landings);
            }

            await new AsDbt(project.Warehouse, Shipped.Value).BuildAsync(fullRefresh: true);
            await project.MustEqualRebuildAsync();
        }, seed: "0000KeptDbt2", iter: SampleSize.Of(3), threads: 1);
}
