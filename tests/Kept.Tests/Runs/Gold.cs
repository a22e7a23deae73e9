using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Kept.Tests.Runs;

/// <summary>What gold must hold when the truth is this: row by row, without SQL.</summary>
sealed class Gold(Truth truth)
{
    public const string PatientQuery = "select patient_id, first_name, is_inferred from bronze.dim_patient";

    public const string AppointmentQuery = """
        select appointment_id, patient_id, clinic_id, scheduled_date_id, scheduled_time_id, actual_appointment_time_id, delay_minutes, outcome,
          first_name, clinic_name, is_inferred_patient, is_inferred_clinic
        from gold.unified_appointments
        """;

    public const string FactQuery = "select appointment_id, patient_id, clinic_id, delay_minutes, outcome from silver.fact_appointment";

    public const string PredictionQuery = """
        select prediction_id, factap_pk, probability_dna, is_inferred_appointment, patient_id, clinic_name from gold.unified_predictions
        """;

    readonly Dictionary<int, Said> patients = truth.Current("patients").ToDictionary();
    readonly Dictionary<int, Said> clinics = truth.Current("clinics").ToDictionary();
    readonly Dictionary<int, Said> appointments = truth.Current("appointments").ToDictionary();

    public IEnumerable<string> Patients => appointments.Values.Select(HistoryFeed.PatientOf).Union(patients.Keys)
        .Select(key => Row(Key(key), Name(key), !patients.ContainsKey(key)));

    public IEnumerable<string> Facts => appointments.Select(appointment => Row(
        Key(appointment.Key), Key(HistoryFeed.PatientOf(appointment.Value)), Key(HistoryFeed.ClinicOf(appointment.Value)), Delay(appointment.Value), Outcome(appointment.Value)));

    public IEnumerable<string> Appointments => appointments.Select(appointment => Appointment(appointment.Key, appointment.Value));

    public IEnumerable<string> Predictions => truth.Current("predictions").Select(prediction =>
    {
        var key = HistoryFeed.AppointmentOf(prediction.Said);
        var isKnown = appointments.TryGetValue(key, out var said);
        return Row(Key(prediction.Key), Key(key), HistoryFeed.Probability(prediction.Said), !isKnown,
            isKnown ? Key(HistoryFeed.PatientOf(said!)) : null, isKnown ? ClinicName(HistoryFeed.ClinicOf(said!)) : null);
    });

    /// <summary>What staging must hold as the current version of each key: queries and their rows.</summary>
    public static IEnumerable<(string Query, IEnumerable<string> Rows)> Staged(Truth truth) =>
    [
        (Current("patients", "patient_id, first_name, created_at"),
            truth.Current("patients").Select(one => Row(Key(one.Key), $"Name {one.Said.First}", Moment(one.Said)))),
        (Current("clinics", "clinic_id, clinic_name, created_at"),
            truth.Current("clinics").Select(one => Row(Key(one.Key), $"Clinic {one.Said.First}", Moment(one.Said)))),
        (Current("appointments", "appointment_id, patient_id, clinic_id, coalesce(status, ''), created_at"),
            truth.Current("appointments").Select(one => Row(Key(one.Key), Key(HistoryFeed.PatientOf(one.Said)), Key(HistoryFeed.ClinicOf(one.Said)), HistoryFeed.Status(one.Said), Moment(one.Said)))),
        (Current("predictions", "prediction_id, appointment_id, probability_dna, created_at"),
            truth.Current("predictions").Select(one => Row(Key(one.Key), Key(HistoryFeed.AppointmentOf(one.Said)), HistoryFeed.Probability(one.Said), Moment(one.Said)))),
    ];

    /// <summary>Values as texts between bars.</summary>
    public static string Row(params object?[] values) => string.Join('|', values.Select(value => value switch
    {
        null => "-",
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    }));

    string Appointment(int key, Said said)
    {
        var (patient, clinic) = (HistoryFeed.PatientOf(said), HistoryFeed.ClinicOf(said));
        return Row(Key(key), Key(patient), Key(clinic), HistoryFeed.Day(said).Replace("-", "", StringComparison.Ordinal),
            Minute(HistoryFeed.Scheduled(said)), Minute(HistoryFeed.Actual(said)), Delay(said), Outcome(said),
            Name(patient), ClinicName(clinic), !patients.ContainsKey(patient), !clinics.ContainsKey(clinic));
    }

    string? Name(int key) => patients.TryGetValue(key, out var said) ? $"Name {said.First}" : null;

    string? ClinicName(int key) => clinics.TryGetValue(key, out var said) ? $"Clinic {said.First}" : null;

    static string Current(string entity, string columns) => $"select {columns}::varchar from staging.{entity} where _superseded_by is null and not _is_deleted";

    static string? Moment(Said said) => HistoryFeed.Moment(said) is { Length: > 0 } moment ? moment : null;

    static int? Minute(string time) => time == "" ? null : (Part(time, 0) * 100) + Part(time, 1);

    static int Part(string time, int index) => int.Parse(time.Split(':')[index], CultureInfo.InvariantCulture);

    static int? Delay(Said said)
    {
        if (Minute(HistoryFeed.Scheduled(said)) is not { } scheduled || Minute(HistoryFeed.Actual(said)) is not { } actual)
        {
            return null;
        }

        var minutes = ((actual / 100) - (scheduled / 100)) * 60 + (actual % 100) - (scheduled % 100);
        return minutes > 720 ? minutes - 1440 : minutes <= -720 ? minutes + 1440 : minutes;
    }

    static string Outcome(Said said) => HistoryFeed.Status(said) switch
    {
        "DNA" => "missed",
        "attended" => "attended",
        "" when HistoryFeed.Actual(said) != "" => "attended",
        _ => "unknown",
    };

    /// <summary>An integer stays; every other id is hashed.</summary>
    static long Key(int key) => HistoryFeed.Id(key) is var id && id == $"{key}"
        ? key
        : (long)(Convert.ToUInt64(Convert.ToHexString(MD5.HashData(Encoding.UTF8.GetBytes($"main:{id}")))[..16], 16) & long.MaxValue);
}
