using Kept.Models;
using Kept.Models.Build;
using Xunit;

namespace Kept.Tests.WarehouseProject;

/// <summary>What the project promises of itself is held to: a change that breaks it is refused.</summary>
public sealed class ProofTests
{
    [Fact]
    public async Task The_units_of_the_project_are_tested_in_every_build()
    {
        await using var project = await BuiltProject.CreateAsync();
        foreach (var _ in Enumerable.Range(0, 2))
        {
            var report = await project.TryBuildAsync();
            Assert.Equal(4, report.UnitTests.Count());
            Assert.All(report.UnitTests, test => Assert.Equal(StepStatus.Passed, test.Status));
        }
    }

    [Theory]
    [InlineData("macros/delay_minutes.sql", "> 720 then -1440", "> 720 then 0", "a_delay_is_right_across_midnight")]
    [InlineData("macros/delay_minutes.sql", "<= -720", "< -720", "a_delay_is_right_across_midnight")]
    [InlineData("macros/status_word.sql", "lower(", "(", "an_outcome_is_said_in_many_words")]
    [InlineData("macros/outcome.sql", "then 'attended'\n", "then 'unknown'\n", "an_outcome_is_said_in_many_words")]
    [InlineData("models/bronze/dim_patient.sql", "union all\nselect * from inferred", "", "a_patient_who_is_late_is_inferred")]
    [InlineData("models/gold/unified_predictions.sql", "left join {{ ref('unified_appointments') }}", "inner join {{ ref('unified_appointments') }}", "every_prediction_is_a_row_beside_its_appointment")]
    public async Task A_change_that_breaks_a_unit_is_told_by_its_test(string file, string text, string other, string test)
    {
        using var changed = Changed(file, text, other);
        await using var project = await BuiltProject.CreateAsync(changed.Root);
        var report = await project.TryBuildAsync();
        Assert.False(report.IsPublished);
        Assert.Equal([test], report.UnitTests.Where(unit => unit.Status is StepStatus.Failed).Select(unit => unit.Step.Name));
    }

    [Theory]
    [InlineData("models/silver/fact_prediction.sql", "prediction_id as fact_pk", "cast(prediction_id as varchar) as fact_pk", "fact_pk  VARCHAR      BIGINT         another type")]
    [InlineData("models/gold/unified_appointments.sql", "    facts.lead_days,\n", "", "lead_days               INTEGER        the query does not give it")]
    [InlineData("models/bronze/dim_prediction.sql", "    prediction_batch,\n", "    prediction_batch,\n    1 as rooms,\n", "the contract does not know it")]
    public async Task A_change_that_breaks_a_contract_is_told_by_its_columns(string file, string text, string other, string told)
    {
        using var changed = Changed(file, text, other);
        await using var project = await BuiltProject.CreateAsync(changed.Root);
        var report = await project.TryBuildAsync();
        Assert.False(report.IsPublished);
        Assert.Contains(report.Models, model => model.Problem?.Contains(told, StringComparison.Ordinal) is true);
    }

    [Fact]
    public void Every_table_that_is_built_has_a_contract()
    {
        var models = ModelProject.Load([BuiltProject.Directory], new Dictionary<string, object?>()).Models;
        Assert.Equal(["bronze", "gold", "silver"], models.Where(model => model.HasContract).Select(model => model.Table.Schema).Distinct().Order());
        Assert.All(models, model => Assert.True(model.HasContract || model.Materialization is Materialization.Snapshot or Materialization.Ephemeral || model.Table.Schema == "staging", model.Name));
    }

    static TemporaryDirectory Changed(string file, string text, string other)
    {
        var directory = new TemporaryDirectory();
        var shipped = File.ReadAllText(Path.Combine(BuiltProject.Directory, file));
        Assert.Contains(text, shipped, StringComparison.Ordinal);
        directory.Write(file, shipped.Replace(text, other, StringComparison.Ordinal));
        return directory;
    }
}
