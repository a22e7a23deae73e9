using CsCheck;

namespace Kept.Tests.WarehouseProject;

/// <summary>One row of a random history: the entity, whether it is deleted, and the row or its key.</summary>
sealed record Arrival(string Entity, bool IsDeleted, object Row);

/// <summary>Random histories over few keys, so that corrections, moves, deletions, returns and late dimensions are frequent.</summary>
static class Histories
{
    static readonly Gen<bool> Deleted = Gen.Int[0, 3].Select(roll => roll == 0);
    static readonly Gen<string?> Times = Gen.Select(OneOf(0, 8, 12, 23), Gen.Int[0, 59], (hour, minute) => $"{hour:00}:{minute:00}:30").Null();
    static readonly Gen<string> Dates = Gen.Int[1, 9].Select(day => $"2024-01-{day:00}");
    static readonly Gen<string?> Moments = Dates.Select(date => $"{date} 10:20:00").Null();
    static readonly Gen<string?> Statuses = OneOf<string?>(null, "attended", "DNA", "0", "strange");

    static readonly Gen<Arrival> Patients = Gen.Select(Gen.Int[1, 4], Deleted, OneOf("Ann", "Bob"), Moments, (key, deleted, name, created) =>
        new Arrival("patients", deleted, deleted ? new { patient_id = key } : new { patient_id = key, first_name = name, created_at = created, patient_source_id = SourceId(key) }));

    static readonly Gen<Arrival> Clinics = Gen.Select(Gen.Int[1, 3], Deleted, OneOf("Ash", "Birch"), (key, deleted, name) =>
        new Arrival("clinics", deleted, deleted ? new { clinic_id = key } : new { clinic_id = key, clinic_name = name }));

    static readonly Gen<Arrival> Appointments =
        Gen.Select(Gen.Int[1, 5], Deleted, Gen.Select(Gen.Int[1, 4], Gen.Int[1, 3]), Dates, Gen.Select(Times, Times), Moments, Statuses, (key, deleted, who, date, times, created, status) =>
            new Arrival("appointments", deleted, deleted ? new { appointment_id = key } : new
            {
                appointment_id = key, patient_id = who.Item1, clinic_id = who.Item2, scheduled_date = date, scheduled_time = times.Item1,
                actual_time = times.Item2, created_at = created, status, patient_source_id = SourceId(who.Item1),
            }));

    static readonly Gen<Arrival> Predictions = Gen.Select(Gen.Int[1, 5], Deleted, Gen.Int[1, 6], Gen.Int[0, 100], Moments, (key, deleted, appointment, percent, created) =>
        new Arrival("predictions", deleted, deleted ? new { prediction_id = key } : new { prediction_id = key, appointment_id = appointment, probability_dna = percent / 100.0, created_at = created }));

    /// <summary>Builds, each after some landings.</summary>
    public static readonly Gen<List<List<Arrival>>> Any = Gen.OneOf(Patients, Clinics, Appointments, Appointments, Predictions).List[1, 8].List[2, 6];

    public static async Task LandAsync(Staging staging, List<Arrival> arrivals)
    {
        foreach (var arrival in arrivals)
        {
            await (arrival.IsDeleted ? staging.DeleteAsync(arrival.Entity, arrival.Row) : staging.LandAsync(arrival.Entity, arrival.Row));
        }
    }

    static string? SourceId(int key) => key % 2 == 0 ? $"P{key:000}" : null;

    static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);
}
