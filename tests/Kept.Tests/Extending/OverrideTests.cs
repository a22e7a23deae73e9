using Kept.Tests.Runs;
using Xunit;

namespace Kept.Tests.Extending;

/// <summary>A workspace adds to the built-in project and overrides it by name, told through the program.</summary>
public sealed class OverrideTests : IDisposable
{
    readonly RunWorkspace workspace = ClinicianWorkspace.Plain();

    public void Dispose() => workspace.Dispose();

    [Fact]
    public async Task Each_kind_of_file_overrides_ours_by_its_name()
    {
        workspace.Write("warehouse/models/gold/unified_appointment.sql", "select * from {{ ref('unified_appointments') }} where clinic_id = 1");
        workspace.Write("warehouse/macros/date_id.sql", "{% macro date_id(date) %}cast(extract(year from {{ date }}) * 10000 + extract(month from {{ date }}) * 100 + extract(day from {{ date }}) + 0 as integer){% endmacro %}");
        workspace.Write("warehouse/tests/ledger_is_balanced.sql", "{{ config(severity='warn') }} -- Ours is stricter.\nselect 1 as failure");
        workspace.Write("warehouse/analyses/clinic_risk.sql", "{#\ntitle: Ours no more\ndescription: Nothing.\n#}\nselect 7 as seven");
        var steps = (await workspace.JsonAsync("run")).GetProperty("steps").EnumerateArray().ToList();
        Assert.Equal("warned", steps.Single(step => step.GetProperty("name").GetString() == "ledger_is_balanced").GetProperty("status").GetString());
        Assert.True(await workspace.NumberAsync("select count(*) from unified_appointment") < await workspace.NumberAsync("select count(*) from unified_appointments"));
        Assert.Contains("Ours no more", await workspace.DoneAsync("ask", "clinic-risk"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task New_models_macros_tests_and_questions_stand_beside_ours()
    {
        workspace.Write("warehouse/dbt_project.yml", "models:\n  kept:\n    marts:\n      +schema: gold\n      +materialized: table\n");
        workspace.Write("warehouse/models/marts/late_by_clinic.sql", "select clinic_id, {{ late() }} as late from {{ ref('unified_appointments') }} group by clinic_id");
        workspace.Write("warehouse/macros/late.sql", "{% macro late() %}count(case when delay_minutes > {{ var('minutes', 10) }} then 1 end){% endmacro %}");
        workspace.Write("warehouse/models/marts/schema.yml", "models:\n  - name: late_by_clinic\n    columns:\n      - {name: late, data_tests: [at_least: {arguments: {least: 0}}]}\n");
        workspace.Write("warehouse/tests/generic/at_least.sql", "{% test at_least(model, column_name, least) %}select 1 from {{ model }} where {{ column_name }} < {{ least }}{% endtest %}");
        workspace.Write("warehouse/analyses/late_clinics.sql", "{#\ntitle: Late clinics\ndescription: Late.\n#}\nselect * from {{ ref('late_by_clinic') }} order by clinic_id");
        var tests = (await workspace.JsonAsync("run")).GetProperty("steps").EnumerateArray().Where(step => step.GetProperty("kind").GetString() == "test");
        Assert.Contains(tests, test => test.GetProperty("name").GetString()!.StartsWith("at_least_late_by_clinic_late", StringComparison.Ordinal));
        Assert.Equal(
            await workspace.RowsAsync("select clinic_id, late from gold.late_by_clinic order by clinic_id"),
            await workspace.RowsAsync("select clinic_id, count(case when delay_minutes > 10 then 1 end) as late from unified_appointments group by clinic_id order by clinic_id"));
        Assert.Contains("Late clinics", await workspace.DoneAsync("ask", "late-clinics"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("warehouse/models/x.yml", "models:\n  - name: dim_patent\n", "warehouse/models/x.yml:2: 'dim_patent' is described, and there is no model 'dim_patent'; did you mean 'dim_patient'?")]
    [InlineData("warehouse/models/x.yml", "data_tests:\n  - name: unknown_prority\n", "warehouse/models/x.yml:2: 'unknown_prority' is described, and no file is: unknown singular test 'unknown_prority'; did you mean 'unknown_priority'?")]
    [InlineData("warehouse/models/x.yml", "models:\n  - name: dim_patient\n    columns:\n      - name: gender\n        data_tests: [{unique: {config: {enabled: false}}}]\n", "warehouse/models/x.yml:5: the test 'unique' is switched off here, and there is none to switch off")]
    public async Task A_misspelt_override_is_refused_where_it_stands(string file, string text, string problem)
    {
        workspace.Write(file, text);
        var result = await workspace.KeptAsync("run");
        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains(problem, result.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(workspace.Database));
    }

    [Fact]
    public async Task A_file_whose_name_only_resembles_ours_is_told_and_built()
    {
        workspace.Write("warehouse/models/gold/clinic_probabilty.sql", "select * from {{ ref('unified_appointments') }}");
        var result = await workspace.KeptAsync("run");
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("warehouse/models/gold/clinic_probabilty.sql adds 'clinic_probabilty'; to override ours, call it 'clinic_probability'", result.Error, StringComparison.Ordinal);
    }
}
