using Xunit;

namespace Kept.Tests.WarehouseProject;

/// <summary>Eight appointments of three patients at three clinics, few enough to answer every question by hand.</summary>
public sealed class QuestionWorld : IAsyncLifetime
{
    BuiltProject project = null!;

    public async ValueTask InitializeAsync()
    {
        project = await BuiltProject.CreateAsync();
        await LandPeopleAndPlacesAsync(project.Staging);
        await LandAppointmentsAsync(project.Staging);
        await LandPredictionsAsync(project.Staging);
        await project.BuildAsync();
    }

    public ValueTask DisposeAsync() => project.DisposeAsync();

    internal Task<List<string>> AskAsync(string question, params (string Name, string Literal)[] variables) => project.AskAsync(question, variables);

    static async Task LandPeopleAndPlacesAsync(Staging staging)
    {
        await staging.LandAsync("patients",
            new { patient_id = 1, first_name = "Ann", last_name = "Alder", dob = "1990-05-10" },
            new { patient_id = 2, first_name = "Bob", last_name = "Brook", dob = "2010-06-15" },
            new { patient_id = 3, first_name = "Cem", last_name = "Clay", dob = "1949-03-05" });
        await staging.LandAsync("clinics",
            new { clinic_id = 1, clinic_name = "Ash", location = "North" },
            new { clinic_id = 2, clinic_name = "Birch", location = "South" },
            new { clinic_id = 3, clinic_name = "Cedar", location = "North" });
    }

    static Task LandAppointmentsAsync(Staging staging) => staging.LandAsync("appointments",
        Appointment(1, 1, 1, "High", "2024-03-04", "09:00:00", "09:15:00", "2024-03-04 08:00:00", "attended"),
        Appointment(2, 2, 1, "Low", "2024-03-04", "09:30:00", "09:45:00", "2024-02-26 08:00:00", "attended"),
        Appointment(3, 3, 1, "Medium", "2024-03-04", "10:00:00", null, "2024-02-03 08:00:00", "DNA"),
        Appointment(4, 1, 2, "High", "2024-03-05", "23:55:00", "00:10:00", "2024-03-04 08:00:00", null),
        Appointment(5, 2, 2, "Low", "2024-03-05", "09:00:00", "09:00:00", "2024-03-04 08:00:00", null),
        Appointment(6, 1, 1, "High", "2024-04-01", "09:00:00", null, "2024-01-02 08:00:00", "no-show"),
        Appointment(7, 1, 2, "High", "2024-04-02", "10:00:00", null, "2024-03-20 08:00:00", "booked"),
        Appointment(8, 3, 3, "Low", "2024-03-05", "08:00:00", "08:10:00", "2024-03-05 07:00:00", "attended"));

    static Task LandPredictionsAsync(Staging staging) => staging.LandAsync("predictions",
        Prediction(1, 0.91), Prediction(2, 0.10), Prediction(3, 0.90), Prediction(4, 0.86),
        Prediction(5, 0.20), Prediction(6, 0.95), Prediction(7, 0.92), Prediction(8, 0.30),
        new { prediction_id = 999, appointment_id = 999, prediction_batch = "batch_0001", probability_dna = 0.99 });

    static object Prediction(int appointment, double probability) =>
        new { prediction_id = 100 + appointment, appointment_id = appointment, prediction_batch = "batch_0001", probability_dna = probability };

    static object Appointment(int key, int patient, int clinic, string priority, string date, string time, string? actual, string booked, string? status) => new
    {
        appointment_id = key, patient_id = patient, clinic_id = clinic, priority, specialty = "Cardiology", hospital = "St. Elm", scheduled_date = date,
        scheduled_time = time, actual_time = actual, created_at = booked, status,
    };
}
