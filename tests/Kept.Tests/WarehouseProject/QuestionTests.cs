using Xunit;

namespace Kept.Tests.WarehouseProject;

public sealed class QuestionTests(QuestionWorld world) : IClassFixture<QuestionWorld>
{
    [Fact]
    public Task Clinics_with_the_fewest_late_starts_come_first() => AsksAsync("clinic_delays",
        ["3|Cedar|North|0|1|0", "2|Birch|South|1|2|50", "1|Ash|North|2|2|100"]);

    [Fact]
    public Task A_threshold_and_dates_and_a_clinic_can_be_given() => AsksAsync("clinic_delays",
        ["2|Birch|South|0|2|0"],
        ("threshold", "15"), ("since", "date '2024-03-05'"), ("until", "date '2024-03-06'"), ("clinic", "2"));

    [Fact]
    public Task Expected_misses_are_counted_by_clinic_and_location() => AsksAsync("missed_by_location",
        ["1|Ash|North|3", "2|Birch|South|2"]);

    [Fact]
    public async Task Another_threshold_than_the_one_that_is_counted_by_day_can_be_given()
    {
        await AsksAsync("missed_by_location", ["1|Ash|North|2", "2|Birch|South|1"], ("threshold", "0.9"));
        await AsksAsync("no_shows_over_time", ["2024-01-01|8|2|28.6|3"], ("threshold", "0.9"), ("by", "'year'"));
    }

    [Theory]
    [InlineData("'month'", "2024-03-01|6|1|16.7|3", "2024-04-01|2|1|100|2")]
    [InlineData("'year'", "2024-01-01|8|2|28.6|5")]
    [InlineData("'day'", "2024-03-04|3|1|33.3|2", "2024-03-05|3|0|0|1", "2024-04-01|1|1|100|1", "2024-04-02|1|0|-|1")]
    public Task No_shows_are_counted_by_period(string by, params string[] rows) => AsksAsync("no_shows_over_time", rows, ("by", by));

    [Fact]
    public Task Patients_to_call_have_a_high_priority_and_a_high_risk() => AsksAsync("high_risk_patients",
    [
        "1|Ann|Alder|Cardiology|St. Elm|2024-04-01|0.95|Ash|6|batch_0001",
        "1|Ann|Alder|Cardiology|St. Elm|2024-04-02|0.92|Birch|7|batch_0001",
        "1|Ann|Alder|Cardiology|St. Elm|2024-03-04|0.91|Ash|1|batch_0001",
    ]);

    [Fact]
    public Task The_clinics_most_at_risk_come_first() => AsksAsync("clinic_risk",
        ["1|Ash|North|0.715|4", "2|Birch|South|0.66|3"], ("top", "2"));

    [Fact]
    public Task The_risk_of_clinics_can_be_asked_for_a_time() => AsksAsync("clinic_risk",
        ["1|Ash|North|0.95|1", "2|Birch|South|0.92|1"], ("since", "date '2024-04-01'"));

    [Fact]
    public Task Engagement_is_the_share_of_a_patients_appointments_at_risk() => AsksAsync("patient_engagement",
        ["1|Ann|Alder|4|4|100", "3|Cem|Clay|2|1|50", "2|Bob|Brook|2|0|0"]);

    [Fact]
    public Task Repeated_misses_are_more_than_three_appointments() => AsksAsync("repeated_misses", ["1|Ann|Alder|4"]);

    [Fact]
    public Task Delays_by_hour_have_percentiles() => AsksAsync("delays_by_hour",
        ["8|1|10|10.0|10.0|10.0", "9|3|10|15.0|15.0|15.0", "23|1|15|15.0|15.0|15.0"]);

    [Fact]
    public Task Delays_by_weekday_begin_on_monday() => AsksAsync("delays_by_weekday",
        ["1|2|15|15.0|15.0|15.0", "2|3|8.3|10.0|14.0|14.5"]);

    [Fact]
    public Task A_first_delay_is_followed_through_the_day() => AsksAsync("first_appointment_delay",
        ["1|3|8.3|15|5", "2|2|15|15|15"]);

    [Fact]
    public Task No_shows_are_shared_by_lead_time() => AsksAsync("no_show_rate_by_lead_time",
        ["same day|2|0|0", "1 to 6 days|2|0|0", "7 to 13 days|1|0|0", "30 to 59 days|1|1|100", "90 days and more|1|1|100"]);

    [Fact]
    public Task No_shows_are_shared_by_the_age_on_the_day() => AsksAsync("no_show_rate_by_age_band",
        ["0 to 17|2|0|0", "30 to 44|3|1|33.3", "60 to 74|1|1|100", "75 and more|1|0|0"]);

    async Task AsksAsync(string question, string[] rows, params (string Name, string Literal)[] variables) =>
        Assert.Equal(rows, await world.AskAsync(question, variables));
}
