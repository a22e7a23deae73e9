using System.Text.Json;
using Kept.DuckDb;
using Kept.Tests.Runs;
using Xunit;

namespace Kept.Tests.Plans;

/// <summary>What a plan says of tables that a run changes in place, held to what the engine finds between the files before and after.</summary>
public sealed class ChangesInPlaceTests(PlanWorlds worlds)
{
    static readonly string[] Tables =
    [
        "bronze.dim_appointment", "bronze.dim_patient", "bronze.patient_history", "silver.fact_appointment", "gold.unified_appointments",
        "gold.merged", "gold.sorted", "gold.versions",
    ];

    [Fact]
    public async Task Whatever_changes_the_plan_counts_it()
    {
        using var workspace = await worlds.SmallAsync();
        AddModels(workspace);
        await workspace.DoneAsync("run");
        var random = new Random(5);
        for (var round = 0; round < 4; round++)
        {
            workspace.Write($"data/appointments-{round}.csv", Some(random));
            File.AppendAllText(workspace.At("data/patients.csv"), $"{random.Next(1, 6)},New{round},Name,{(round == 2 ? "D" : "")}\n");
            File.Copy(workspace.Database, workspace.At("before.db"), overwrite: true);
            var plan = await workspace.JsonAsync("plan");
            Assert.Equal("incremental", plan.GetProperty("build").GetString());
            await workspace.DoneAsync("plan", "--apply");
            Assert.Empty(await WrongAsync(workspace, plan));
        }
    }

    /// <summary>One that is updated in place, one that its own hook makes anew in another order, and one that ends versions.</summary>
    static void AddModels(RunWorkspace workspace)
    {
        workspace.Write("warehouse/models/gold/merged.sql", """
            {{ config(materialized='incremental', incremental_strategy='merge', unique_key='appointment_id') }}
            select appointment_id, outcome, patient_id from {{ ref('fact_appointment') }}
            """);
        workspace.Write("warehouse/models/gold/sorted.sql", """
            {{ config(materialized='incremental', incremental_strategy='delete+insert', unique_key='appointment_id',
                post_hook='create or replace table {{ this }} as select * from {{ this }} order by outcome, hash(appointment_id)') }}
            select appointment_id, outcome from {{ ref('fact_appointment') }}
            """);
        workspace.Write("warehouse/snapshots/versions.sql", """
            {% snapshot versions %}
            {{ config(schema='gold', unique_key='appointment_id', strategy='check', check_cols=['outcome'], hard_deletes='invalidate') }}
            select appointment_id, outcome from {{ ref('fact_appointment') }}
            {% endsnapshot %}
            """);
    }

    /// <summary>Some appointments as they were, some otherwise, some new.</summary>
    static string Some(Random random)
    {
        string[] words = ["DNA", "attended", "cancelled"];
        var rows = Enumerable.Range(0, 12).Select(_ => random.Next(1, 60)).Distinct().Select(i =>
            $"{i},{2 - (i % 2)},7,Cardiology,2024-03-{1 + (i % 28):00},09:00,{words[random.Next(words.Length)]}");
        return $"appointment_id,patient_id,clinic_id,specialty,scheduled_date,scheduled_time,status\n{string.Join('\n', rows)}\n";
    }

    /// <summary>Where the plan says anything else than the two files.</summary>
    static async Task<IReadOnlyList<string>> WrongAsync(RunWorkspace workspace, JsonElement plan)
    {
        await using var warehouse = await DuckDbWarehouse.OpenAsync(null, readOnly: false, RunWorkspace.Cancellation);
        await warehouse.ExecuteAsync($"attach '{workspace.Database}' as now (read_only); attach '{workspace.At("before.db")}' as before (read_only)", RunWorkspace.Cancellation);
        Task<long> OnlyInAsync(string one, string other, string table) =>
            warehouse.ScalarAsync<long>($"select count(*) from (from {one}.{table} except all from {other}.{table})", RunWorkspace.Cancellation);

        var wrong = new List<string>();
        foreach (var table in Tables)
        {
            var (added, changed, removed) = plan.Rows(table);
            var (came, gone) = (await OnlyInAsync("now", "before", table), await OnlyInAsync("before", "now", table));
            wrong.AddRange((added + changed, removed + changed) == (came, gone) ? [] : [$"{table}: {added} added, {changed} changed, {removed} removed; {came} came, {gone} gone"]);
        }

        return wrong;
    }
}
