using Xunit;

namespace Kept.Tests.WarehouseProject;

/// <summary>What happens after the first build reaches gold by an incremental one.</summary>
public sealed class CorrectionTests
{
    const string Gold = "select factap_pk, patient_id, first_name, is_inferred_patient, clinic_name, _load_id from gold.unified_appointments order by 1";

    [Fact]
    public async Task A_patient_who_is_not_known_yet_is_inferred_until_they_arrive()
    {
        await using var project = await StartAsync();
        Assert.Equal(["1|10|-|true|Ash|2", "2|10|-|true|Ash|2"], await project.RowsAsync(Gold));

        await project.Staging.LandAsync("patients", new { patient_id = 10, first_name = "Ann" });
        await project.BuildAsync();
        Assert.Equal(["1|10|Ann|false|Ash|3", "2|10|Ann|false|Ash|3"], await project.RowsAsync(Gold));
    }

    [Fact]
    public async Task A_patient_who_is_deleted_while_appointments_remain_is_inferred_again()
    {
        await using var project = await StartAsync();
        await project.Staging.LandAsync("patients", new { patient_id = 10, first_name = "Ann" });
        await project.BuildAsync();
        await project.Staging.DeleteAsync("patients", new { patient_id = 10 });
        await project.BuildAsync();
        Assert.Equal(["1|10|-|true|Ash|2", "2|10|-|true|Ash|2"], await project.RowsAsync(Gold));
    }

    [Fact]
    public async Task An_inferred_patient_goes_with_the_last_appointment()
    {
        await using var project = await StartAsync();
        await project.Staging.DeleteAsync("appointments", new { appointment_id = 1 });
        await project.Staging.LandAsync("appointments", new { appointment_id = 2, patient_id = 11, clinic_id = 1, scheduled_date = "2024-01-10" });
        await project.BuildAsync();
        Assert.Equal(["11|true"], await project.RowsAsync("select patient_id, is_inferred from bronze.dim_patient"));
        Assert.Equal(["2|11|-|true|Ash|4"], await project.RowsAsync(Gold));
    }

    [Fact]
    public async Task An_appointment_moves_to_another_clinic_and_the_clinic_takes_another_name()
    {
        await using var project = await StartAsync();
        await project.Staging.LandAsync("clinics", new { clinic_id = 2, clinic_name = "Birch" });
        await project.Staging.LandAsync("appointments", new { appointment_id = 2, patient_id = 10, clinic_id = 2, scheduled_date = "2024-01-10" });
        await project.BuildAsync();
        await project.Staging.LandAsync("clinics", new { clinic_id = 2, clinic_name = "Beech" });
        await project.BuildAsync();
        Assert.Equal(["1|10|-|true|Ash|2", "2|10|-|true|Beech|5"], await project.RowsAsync(Gold));
    }

    [Fact]
    public async Task An_appointment_that_is_deleted_and_lands_again_is_there_once()
    {
        await using var project = await StartAsync();
        await project.Staging.DeleteAsync("appointments", new { appointment_id = 1 });
        await project.BuildAsync();
        Assert.Equal(["2"], await project.RowsAsync("select factap_pk from gold.unified_appointments"));

        await project.Staging.LandAsync("appointments", new { appointment_id = 1, patient_id = 10, clinic_id = 1, scheduled_date = "2024-01-11" });
        await project.BuildAsync();
        Assert.Equal(["1|20240111", "2|20240110"], await project.RowsAsync("select factap_pk, scheduled_date_id from gold.unified_appointments order by 1"));
    }

    [Fact]
    public async Task A_prediction_waits_for_its_appointment_and_follows_a_correction()
    {
        const string predictions = "select fact_pk, appointment_id, is_inferred_appointment, patient_id from gold.unified_predictions";
        await using var project = await StartAsync();
        await project.Staging.LandAsync("predictions", new { prediction_id = 5, appointment_id = 3, probability_dna = 0.5 });
        await project.BuildAsync();
        Assert.Equal(["5|3|true|-"], await project.RowsAsync(predictions));

        await project.Staging.LandAsync("appointments", new { appointment_id = 3, patient_id = 12, clinic_id = 1, scheduled_date = "2024-01-10" });
        await project.BuildAsync();
        Assert.Equal(["5|3|false|12"], await project.RowsAsync(predictions));

        await project.Staging.LandAsync("predictions", new { prediction_id = 5, appointment_id = 1, probability_dna = 0.5 });
        await project.BuildAsync();
        Assert.Equal(["5|1|false|10"], await project.RowsAsync(predictions));
    }

    [Fact]
    public async Task A_build_without_news_changes_nothing()
    {
        await using var project = await StartAsync();
        var before = await project.RowsAsync(Gold);
        await project.BuildAsync();
        Assert.Equal(before, await project.RowsAsync(Gold));
    }

    static async Task<BuiltProject> StartAsync()
    {
        var project = await BuiltProject.CreateAsync();
        await project.Staging.LandAsync("clinics", new { clinic_id = 1, clinic_name = "Ash" });
        await project.Staging.LandAsync("appointments",
            new { appointment_id = 1, patient_id = 10, clinic_id = 1, scheduled_date = "2024-01-10" },
            new { appointment_id = 2, patient_id = 10, clinic_id = 1, scheduled_date = "2024-01-10" });
        await project.BuildAsync();
        return project;
    }
}
