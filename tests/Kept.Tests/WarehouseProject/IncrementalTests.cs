using CsCheck;
using Kept.Tests.Support;
using Xunit;

namespace Kept.Tests.WarehouseProject;

public sealed class IncrementalTests
{
    static readonly string[] Tables =
    [
        "bronze.dim_patient", "bronze.dim_clinic", "bronze.dim_appointment", "bronze.dim_prediction", "bronze.dim_date", "bronze.dim_time",
        "bronze.patient_history", "bronze.clinic_history",
        "silver.fact_appointment", "silver.fact_prediction",
        "gold.unified_appointments", "gold.unified_predictions", "gold.clinic_probability", "gold.clinic_days",
    ];

    /// <summary>clinic_days, counted from facts and dimensions.</summary>
    const string CountedByDay = """
        select f.clinic_id, f.scheduled_date_id, d.fulldate, count(distinct f.factap_pk),
          count(distinct case when f.outcome = 'attended' then f.factap_pk end), count(distinct case when f.outcome = 'missed' then f.factap_pk end),
          count(distinct case when f.delay_minutes is not null then f.factap_pk end), count(distinct case when f.delay_minutes > 10 then f.factap_pk end),
          count(q.prediction_id), count(case when q.probability_dna > 0.85 then 1 end)
        from silver.fact_appointment as f
        join bronze.dim_date as d on d.date_id = f.scheduled_date_id
        left join silver.fact_prediction as p on p.factap_pk = f.factap_pk
        left join bronze.dim_prediction as q on q.prediction_id = p.prediction_id
        group by 1, 2, 3
        order by all
        """;

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

            Assert.Equal(await project.RowsAsync(CountedByDay), await project.RowsAsync("select * from gold.clinic_days order by all"));
            await AssertEqualsRebuildAsync(project);
        }, seed: "0000KeptInc1", iter: SampleSize.Of(10), threads: 1);

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
