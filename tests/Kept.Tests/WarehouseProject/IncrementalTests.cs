using CsCheck;
using Xunit;

namespace Kept.Tests.WarehouseProject;

public sealed class IncrementalTests
{
    static readonly string[] Tables =
    [
        "bronze.dim_patient", "bronze.dim_clinic", "bronze.dim_appointment", "bronze.dim_prediction", "bronze.dim_date", "bronze.dim_time",
        "bronze.patient_history", "bronze.clinic_history",
        "silver.fact_appointment", "silver.fact_prediction",
        "gold.unified_appointments", "gold.unified_predictions", "gold.clinic_probability",
    ];

    [Fact]
    public async Task After_any_history_incremental_builds_give_what_a_rebuild_gives() =>
        await Histories.Any.SampleAsync(async history =>
        {
            await using var project = await BuiltProject.CreateAsync();
            foreach (var landings in history)
            {
                await Histories.LandAsync(project.Staging, landings);
                await project.BuildAsync();
            }

            await AssertEqualsRebuildAsync(project);
        }, seed: "0000KeptInc1", iter: 15, threads: 1);

    static async Task AssertEqualsRebuildAsync(BuiltProject project)
    {
        var incremental = await ContentAsync(project);
        await project.BuildAsync(rebuild: true);
        var rebuilt = await ContentAsync(project);
        foreach (var table in Tables)
        {
            Assert.Equal(rebuilt[table], incremental[table]);
        }
    }

    static async Task<Dictionary<string, List<string>>> ContentAsync(BuiltProject project)
    {
        var content = new Dictionary<string, List<string>>();
        foreach (var table in Tables)
        {
            content[table] = await project.RowsAsync($"select * from {table} order by all");
        }

        return content;
    }
}
