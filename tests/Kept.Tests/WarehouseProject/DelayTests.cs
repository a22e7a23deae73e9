using Xunit;

namespace Kept.Tests.WarehouseProject;

public sealed class DelayTests
{
    static readonly (string Scheduled, string Actual, int Minutes)[] Clock =
    [
        ("09:00:00", "09:11:00", 11),
        ("09:00:59", "09:11:00", 11),
        ("09:00:00", "09:10:59", 10),
        ("09:00:00", "08:50:00", -10),
        ("23:55:00", "00:10:00", 15),
        ("00:05:00", "23:50:00", -15),
        ("00:00:00", "12:00:00", 720),
        ("12:00:00", "00:00:00", 720),
        ("00:00:00", "12:01:00", -719),
    ];

    [Fact]
    public async Task A_delay_is_counted_by_hour_and_minute_on_the_nearest_day()
    {
        await using var project = await BuiltProject.CreateAsync();
        await project.Staging.LandAsync("appointments", [.. Clock.Select((row, index) => new
        {
            appointment_id = index, patient_id = 1, clinic_id = 1, scheduled_date = "2024-03-31", scheduled_time = row.Scheduled, actual_time = row.Actual,
        })]);
        await project.BuildAsync();
        Assert.Equal(
            Clock.Select(row => $"{row.Scheduled}|{row.Actual}|{row.Minutes}"),
            await project.RowsAsync("select scheduled_time::varchar, actual_time::varchar, delay_minutes from silver.fact_appointment join staging.stg_appointments using (appointment_id) order by appointment_id"));
    }

    [Fact]
    public async Task A_date_that_is_known_is_not_guessed() =>
        Assert.Equal("1455", await DelayAsync(new
        {
            appointment_id = 1, patient_id = 1, clinic_id = 1, scheduled_date = "2024-01-10", scheduled_time = "09:00:00", actual_date = "2024-01-11", actual_time = "09:15:00",
        }));

    [Fact]
    public async Task A_clock_that_is_put_forward_does_not_add_an_hour() =>
        Assert.Equal("20", await DelayAsync(new
        {
            appointment_id = 1, patient_id = 1, clinic_id = 1, scheduled_date = "2024-03-31", scheduled_time = "00:50:00", actual_time = "02:10:00",
            scheduled_instant = "2024-03-31 00:50:30", actual_instant = "2024-03-31 01:10:10",
        }));

    [Fact]
    public async Task An_hour_that_comes_twice_is_counted_by_the_instants() =>
        Assert.Equal("70", await DelayAsync(new
        {
            appointment_id = 1, patient_id = 1, clinic_id = 1, scheduled_date = "2024-10-27", scheduled_time = "01:50:00", actual_time = "02:00:00",
            scheduled_instant = "2024-10-27 00:50:00", actual_instant = "2024-10-27 02:00:00",
        }));

    [Fact]
    public async Task Without_a_scheduled_time_or_an_actual_time_there_is_no_delay()
    {
        await using var project = await BuiltProject.CreateAsync();
        await project.Staging.LandAsync("appointments",
            new { appointment_id = 1, patient_id = 1, clinic_id = 1, scheduled_date = "2024-01-10", scheduled_time = (string?)null, actual_time = (string?)"09:00:00" },
            new { appointment_id = 2, patient_id = 1, clinic_id = 1, scheduled_date = "2024-01-10", scheduled_time = (string?)"09:00:00", actual_time = (string?)null });
        await project.BuildAsync();
        Assert.Equal(
            ["1|2024-01-10 00:00:00|2024-01-10 09:00:00|-", "2|2024-01-10 09:00:00|-|-"],
            await project.RowsAsync("select factap_pk, scheduled_at, actual_at, delay_minutes from silver.fact_appointment order by 1"));
    }

    [Theory]
    [InlineData("23:55:00", "00:10:30", "2024-01-11 00:10:30")]
    [InlineData("00:05:00", "23:50:00", "2024-01-09 23:50:00")]
    [InlineData("09:00:00", "09:10:00", "2024-01-10 09:10:00")]
    public async Task A_patient_was_seen_on_the_nearest_day(string scheduled, string actual, string seen)
    {
        await using var project = await BuiltProject.CreateAsync();
        await project.Staging.LandAsync("appointments", new { appointment_id = 1, patient_id = 1, clinic_id = 1, scheduled_date = "2024-01-10", scheduled_time = scheduled, actual_time = actual });
        await project.BuildAsync();
        Assert.Equal([seen], await project.RowsAsync("select actual_at from gold.unified_appointments"));
    }

    [Theory]
    [InlineData("2024-01-03 23:59:00", "7")]
    [InlineData("2024-01-10 23:59:00", "0")]
    [InlineData("2024-01-11 00:00:00", "-1")]
    [InlineData(null, "-")]
    public async Task Lead_days_are_counted_from_the_day_of_booking(string? booked, string days)
    {
        await using var project = await BuiltProject.CreateAsync();
        await project.Staging.LandAsync("appointments", new { appointment_id = 1, patient_id = 1, clinic_id = 1, scheduled_date = "2024-01-10", created_at = booked });
        await project.BuildAsync();
        Assert.Equal([days], await project.RowsAsync("select lead_days from gold.unified_appointments"));
    }

    static async Task<string> DelayAsync(object appointment)
    {
        await using var project = await BuiltProject.CreateAsync();
        await project.Staging.LandAsync("appointments", appointment);
        await project.BuildAsync();
        return Assert.Single(await project.RowsAsync("select delay_minutes from gold.unified_appointments"));
    }
}
