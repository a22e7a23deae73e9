using Xunit;

namespace Kept.Tests.WarehouseProject;

public sealed class OutcomeTests
{
    static readonly (string? Status, string? Seen, string Outcome)[] Cases =
    [
        ("attended", null, "attended"), ("Fulfilled", null, "attended"), ("5", null, "attended"), ("6", null, "attended"), ("checked-in", null, "attended"),
        ("DNA", null, "missed"), ("did not attend", null, "missed"), ("No-Show", null, "missed"), ("no_show", "09:00:00", "missed"), ("7", null, "missed"), ("3", null, "missed"),
        ("Cancelled", null, "cancelled"), ("canceled", null, "cancelled"), ("2", null, "cancelled"), ("4", null, "cancelled"),
        ("scheduled", null, "pending"), (" Booked ", null, "pending"),
        (null, "09:00:00", "attended"), ("", "09:00:00", "attended"), ("0", "09:00:00", "attended"), ("unknown", "09:00:00", "attended"),
        (null, null, "unknown"), ("  ", null, "unknown"), ("0", null, "unknown"), ("abducted", null, "unknown"), ("abducted", "09:00:00", "unknown"),
    ];

    [Fact]
    public async Task A_status_in_any_of_its_wordings_says_the_outcome_and_without_one_being_seen_does()
    {
        await using var project = await BuiltProject.CreateAsync();
        await project.Staging.LandAsync("appointments", [.. Cases.Select((row, index) => new
        {
            appointment_id = index, patient_id = 1, clinic_id = 1, scheduled_date = "2024-01-10", status = row.Status, actual_time = row.Seen,
        })]);
        await project.BuildAsync();
        Assert.Equal(
            Cases.Select(row => $"{row.Status ?? "-"}|{row.Outcome}"),
            await project.RowsAsync("select status, outcome from silver.fact_appointment join staging.stg_appointments using (appointment_id) order by appointment_id"));
    }
}
