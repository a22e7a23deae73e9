using Xunit;

namespace Kept.Tests.WarehouseProject;

public sealed class GoldColumnTests
{
    static readonly (string Table, string Columns)[] Reference =
    [
        ("bronze.dim_patient", "patient_id first_name last_name gender dob created_at"),
        ("bronze.dim_clinic", "clinic_id clinic_name location created_at"),
        ("bronze.dim_appointment", "appointment_id priority specialty hospital created_at"),
        ("bronze.dim_prediction", "prediction_id prediction_batch probability_dna created_at"),
        ("bronze.dim_date", "date_id fulldate year month day created_at"),
        ("bronze.dim_time", "time_id hour minute created_at"),
        ("silver.fact_appointment", "factap_pk appointment_id patient_id clinic_id scheduled_date_id scheduled_time_id actual_appointment_time created_at"),
        ("silver.fact_prediction", "fact_pk prediction_id factap_pk prediction_date_id prediction_time_id created_at"),
        ("gold.unified_appointments", UnifiedAppointment),
        ("gold.unified_appointment", UnifiedAppointment),
        ("gold.unified_predictions", UnifiedPrediction),
        ("gold.unified_prediction", UnifiedPrediction),
    ];

    [Fact]
    public async Task A_table_begins_with_the_columns_of_the_reference_in_its_order()
    {
        await using var project = await BuiltProject.CreateAsync();
        await project.BuildAsync();
        foreach (var (table, columns) in Reference)
        {
            var actual = await project.RowsAsync($"select column_name from (describe {table})");
            Assert.Equal(columns.Split(' '), actual.Take(columns.Split(' ').Length));
        }
    }

    [Fact]
    public async Task Keys_of_facts_are_numbers()
    {
        await using var project = await BuiltProject.CreateAsync();
        await project.BuildAsync();
        var types = await project.RowsAsync(
            """
            select distinct data_type from information_schema.columns
            where table_schema = 'silver' and (column_name like '%\_id' escape '\' or column_name like '%\_pk' escape '\' or column_name = 'actual_appointment_time')
            order by 1
            """);
        Assert.Equal(["BIGINT", "INTEGER"], types);
    }

    const string UnifiedAppointment =
        "factap_pk created_at_fact appointment_id priority specialty hospital created_at_appointment " +
        "patient_id first_name last_name gender dob created_at_patient clinic_id clinic_name location created_at_clinic " +
        "scheduled_date_id scheduled_fulldate scheduled_year scheduled_month scheduled_day scheduled_created_at " +
        "scheduled_time_id scheduled_hour scheduled_minute scheduled_time_created_at " +
        "actual_appointment_time_id actual_hour actual_minute actual_time_created_at";

    const string UnifiedPrediction =
        "fact_pk prediction_id prediction_batch probability_dna prediction_date_id prediction_fulldate prediction_year prediction_month prediction_day " +
        "prediction_time_id prediction_hour prediction_minute created_at_prediction " + UnifiedAppointment;
}
