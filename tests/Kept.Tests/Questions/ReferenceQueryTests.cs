using Xunit;

namespace Kept.Tests.Questions;

/// <summary>Queries written against the reference schema, as they are: joins over the star, and its definition of a delay.</summary>
public sealed class ReferenceQueryTests(GeneratedWorld world) : IClassFixture<GeneratedWorld>
{
    const string ClockDelay = "(actual.hour * 60 + actual.minute) - (sched.hour * 60 + sched.minute)";

    [Fact]
    public Task Late_starts_are_those_of_hour_and_minute_alone_and_those_across_midnight() =>
        AgreesAsync("clinic-delays", ["clinic_id", "clinic_name", "location", "late_starts"], LateStarts($"{ClockDelay} > 10 OR {ClockDelay} + 1440 BETWEEN 11 AND 720"));

    [Fact]
    public async Task The_wide_table_answers_the_reference_definition_as_the_star_does() => Assert.Equal(
        (await world.SqlAsync(LateStarts($"{ClockDelay} > 10"), "clinic_name", "late_starts")).Order(),
        (await world.SqlAsync("""
            SELECT clinic_name, COUNT(*) AS late_starts
            FROM unified_appointment
            WHERE (actual_hour * 60 + actual_minute) - (scheduled_hour * 60 + scheduled_minute) > 10
            GROUP BY clinic_name
            """, "clinic_name", "late_starts")).Order());

    [Fact]
    public Task Expected_misses_by_location() => AgreesAsync("missed-by-location", ["clinic_name", "location", "predicted_misses"], """
        SELECT dc.clinic_name, dc.location, COUNT(fp.fact_pk) AS predicted_misses
        FROM fact_prediction fp
        JOIN dim_prediction dp ON fp.prediction_id = dp.prediction_id
        JOIN fact_appointment fa ON fp.factap_pk = fa.factap_pk
        JOIN dim_clinic dc ON fa.clinic_id = dc.clinic_id
        WHERE dp.probability_dna > 0.85
        GROUP BY dc.clinic_name, dc.location
        """);

    [Theory]
    [InlineData("month", "dd.year, dd.month, 1")]
    [InlineData("day", "dd.year, dd.month, dd.day")]
    [InlineData("year", "dd.year, 1, 1")]
    public Task Expected_misses_over_time(string by, string period) => AgreesAsync($"no-shows-over-time --by {by}", ["period", "predicted_misses"], $"""
        SELECT make_date({period}) AS period, COUNT(*) FILTER (WHERE dp.probability_dna > 0.85) AS predicted_misses
        FROM fact_appointment fa
        JOIN dim_date dd ON fa.scheduled_date_id = dd.date_id
        LEFT JOIN fact_prediction fp ON fp.factap_pk = fa.factap_pk
        LEFT JOIN dim_prediction dp ON fp.prediction_id = dp.prediction_id
        GROUP BY 1
        """);

    [Fact]
    public Task Patients_of_high_priority_and_risk() => AgreesAsync("high-risk-patients",
        ["first_name", "last_name", "specialty", "hospital", "scheduled_date", "probability_dna"], """
        SELECT p.first_name, p.last_name, da.specialty, da.hospital, dd.fulldate AS scheduled_date, dp.probability_dna
        FROM fact_prediction fp
        JOIN dim_prediction dp ON fp.prediction_id = dp.prediction_id
        JOIN fact_appointment fa ON fp.factap_pk = fa.factap_pk
        JOIN dim_appointment da ON fa.appointment_id = da.appointment_id
        JOIN dim_patient p ON fa.patient_id = p.patient_id
        JOIN dim_date dd ON fa.scheduled_date_id = dd.date_id
        WHERE da.priority = 'High' AND dp.probability_dna > 0.9
        """);

    [Fact]
    public Task Clinics_of_the_highest_average_risk() => AgreesAsync("clinic-risk", ["clinic_name", "predictions"], """
        SELECT dc.clinic_name, COUNT(*) AS predictions
        FROM fact_prediction fp
        JOIN dim_prediction dp ON fp.prediction_id = dp.prediction_id
        JOIN fact_appointment fa ON fp.factap_pk = fa.factap_pk
        JOIN dim_clinic dc ON fa.clinic_id = dc.clinic_id
        GROUP BY dc.clinic_name
        ORDER BY AVG(dp.probability_dna) DESC
        LIMIT 3
        """);

    [Fact]
    public Task Engagement_of_patients() => AgreesAsync("patient-engagement", ["patient_id", "last_name", "at_risk_percent"], """
        SELECT p.patient_id, p.last_name,
            ROUND(100.0 * COUNT(DISTINCT CASE WHEN dp.probability_dna > 0.8 THEN fa.appointment_id END) / COUNT(DISTINCT fa.appointment_id), 1) AS at_risk_percent
        FROM fact_appointment fa
        JOIN dim_patient p ON fa.patient_id = p.patient_id
        JOIN fact_prediction fp ON fp.factap_pk = fa.factap_pk
        JOIN dim_prediction dp ON fp.prediction_id = dp.prediction_id
        GROUP BY p.patient_id, p.last_name
        """);

    [Fact]
    public Task Patients_who_may_miss_repeatedly() => AgreesAsync("repeated-misses", ["patient_id", "first_name", "last_name", "predicted_misses"], """
        SELECT patient_id, first_name, last_name, COUNT(DISTINCT appointment_id) AS predicted_misses
        FROM unified_prediction
        WHERE probability_dna > 0.85
        GROUP BY patient_id, first_name, last_name
        HAVING COUNT(DISTINCT appointment_id) > 3
        """);

    [Fact]
    public async Task When_predictions_were_made_is_a_date_and_a_time_too() => Assert.Equal(["0"], await world.SqlAsync("""
        SELECT COUNT(*) AS n
        FROM fact_prediction fp
        LEFT JOIN dim_date dd ON fp.prediction_date_id = dd.date_id
        LEFT JOIN dim_time dt ON fp.prediction_time_id = dt.time_id
        WHERE dd.date_id IS NULL OR dt.time_id IS NULL
        """, "n"));

    static string LateStarts(string condition) => $"""
        SELECT dc.clinic_id, dc.clinic_name, dc.location, COUNT(*) AS late_starts
        FROM fact_appointment fa
        JOIN dim_clinic dc ON fa.clinic_id = dc.clinic_id
        JOIN dim_time sched ON fa.scheduled_time_id = sched.time_id
        JOIN dim_time actual ON fa.actual_appointment_time = actual.time_id
        WHERE {condition}
        GROUP BY dc.clinic_id, dc.clinic_name, dc.location
        """;

    /// <summary>The question and the query have the same rows; a clinic without a late start has none in the query.</summary>
    async Task AgreesAsync(string question, string[] columns, string query)
    {
        var answer = (await world.AskAsync(question, columns)).Where(row => columns[^1] != "late_starts" || !row.EndsWith("|0", StringComparison.Ordinal));
        var rows = await world.SqlAsync(query, columns);
        Assert.NotEmpty(rows);
        Assert.Equal(answer.Order(StringComparer.Ordinal), rows.Order(StringComparer.Ordinal));
    }
}
