using Kept.Models.Build;
using Xunit;

namespace Kept.Tests.WarehouseProject;

public sealed class DataTestTests
{
    [Fact]
    public async Task What_is_impossible_but_readable_warns_and_is_published()
    {
        await using var project = await BuiltProject.CreateAsync();
        await project.Staging.LandAsync("patients", new { patient_id = 1, dob = "2024-05-01", created_at = "2024-01-01 00:00:00" });
        await project.Staging.LandAsync("appointments", new
        {
            appointment_id = 1, patient_id = 1, clinic_id = 1, priority = "Urgent", scheduled_date = "2024-01-10", created_at = "2024-01-12 00:00:00", status = "abducted",
        });
        await project.Staging.LandAsync("predictions", new { prediction_id = 1, appointment_id = 99, probability_dna = 0.5 });
        var report = await project.TryBuildAsync();
        Assert.True(report.IsPublished, report.Reason);
        Assert.Equal(
            ["booked_after_the_appointment", "born_in_the_future", "prediction_without_appointment", "unknown_priority", "unknown_status"],
            report.Tests.Where(test => test.Status is StepStatus.Warned).Select(test => test.Step.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Two_ids_with_one_key_stop_the_publish()
    {
        await using var project = await BuiltProject.CreateAsync();
        await project.Staging.LandAsync("clinics", new { clinic_id = 7, clinic_source_id = "A-1" });
        await project.BuildAsync();
        await project.Staging.LandAsync("clinics", new { clinic_id = 7, clinic_source_id = "B-2" });
        await AssertStoppedByAsync(project, "clinic_key_collision");
        Assert.Equal(["A-1"], await project.RowsAsync("select clinic_source_id from bronze.dim_clinic"));
    }

    [Fact]
    public async Task A_number_and_a_computed_key_that_are_the_same_stop_the_publish()
    {
        await using var project = await BuiltProject.CreateAsync();
        await project.Staging.LandAsync("clinics", new { clinic_id = 7, clinic_source_id = "A-1" });
        await project.Staging.LandAsync("clinics", new { clinic_id = 7, clinic_name = "Ash" });
        await AssertStoppedByAsync(project, "clinic_key_collision");
    }

    [Fact]
    public async Task A_row_that_is_not_accounted_for_stops_the_publish()
    {
        await using var project = await BuiltProject.CreateAsync();
        await project.Staging.LandAsync("clinics", new { clinic_id = 7 });
        await project.ExecuteAsync("update staging.ledger set rows_read = 2");
        await AssertStoppedByAsync(project, "ledger_is_balanced");
    }

    static async Task AssertStoppedByAsync(BuiltProject project, string test)
    {
        var report = await project.TryBuildAsync();
        Assert.False(report.IsPublished);
        Assert.Contains(test, report.Tests.Where(step => step.Status is StepStatus.Failed).Select(step => step.Step.Name));
    }
}
