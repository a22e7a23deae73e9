using CsCheck;
using Kept.Models;
using Kept.Tests.Support;
using Xunit;

namespace Kept.Tests.WarehouseProject;

/// <summary>Histories with corrections, deletions and late dimensions, of which each build takes in a part of the models alone.</summary>
public sealed class PartHistoryTests
{
    static readonly Lazy<ModelProject> Shipped = new(() => ModelProject.Load([BuiltProject.Directory], new Dictionary<string, object?>()));

    /// <summary>Which models take part, one number a build, and whether they are made anew.</summary>
    static readonly Gen<(int Models, bool Rebuilds)[]> Parts = Gen.Select(Gen.Int[1, int.MaxValue - 1], Gen.Int[0, 4].Select(roll => roll == 0)).Array[6];

    [Fact]
    public async Task After_parts_of_any_history_a_whole_build_gives_what_a_rebuild_gives() =>
        await Gen.Select(Histories.Any, Parts).SampleAsync(async (history, parts) =>
        {
            await using var project = await BuiltProject.CreateAsync();
            await project.BuildAsync();
            foreach (var (landings, part) in history.Zip(parts))
            {
                await Histories.LandAsync(project.Staging, landings);
                await project.BuildAsync(part.Rebuilds, Chosen(part.Models));
            }

            await project.BuildAsync();
            await project.MustEqualRebuildAsync();
        }, seed: "0000KeptPart", iter: SampleSize.Of(8), threads: 1);

    static HashSet<string> Chosen(int models) =>
        [.. Shipped.Value.Models.Where((_, i) => ((models >> i) & 1) == 1).Select(model => model.UniqueId)];
}
