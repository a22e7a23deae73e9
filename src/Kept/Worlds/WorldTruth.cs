namespace Kept.Worlds;

/// <summary>What is true after every file of a world has been taken in.</summary>
public sealed record WorldTruth
{
    /// <summary>Distinct patients that a file describes.</summary>
    public required long Patients { get; init; }

    /// <summary>Patients that no file describes, though an appointment names them.</summary>
    public required long InferredPatients { get; init; }

    /// <summary>Distinct clinics.</summary>
    public required long Clinics { get; init; }

    /// <summary>Distinct appointments that are not deleted: the facts.</summary>
    public required long Appointments { get; init; }

    /// <summary>Deleted appointments that a prediction still names.</summary>
    public required long InferredAppointments { get; init; }

    /// <summary>Distinct predictions.</summary>
    public required long Predictions { get; init; }

    /// <summary>Appointments by status: attended, missed, cancelled, booked.</summary>
    public required IReadOnlyDictionary<string, long> Outcomes { get; init; }

    /// <summary>Appointments that started more than 10 minutes late, by hour and minute, right across midnight.</summary>
    public required long LateStarts { get; init; }

    /// <summary>Of those, the ones that began after midnight.</summary>
    public required long LateStartsAcrossMidnight { get; init; }

    /// <summary>Appointments booked after they were to take place.</summary>
    public required long BookedAfterwards { get; init; }

    /// <summary>Predictions above 0.85, those of deleted appointments included.</summary>
    public required long PredictionsAbove85 { get; init; }

    /// <summary>Appointments of high priority with a probability above 0.9.</summary>
    public required long HighPriorityAbove90 { get; init; }

    /// <summary>Patients with more than three appointments at a probability above 0.85.</summary>
    public required long PatientsWithRepeatedMisses { get; init; }

    /// <summary>Appointments by month of their schedule, as <c>2024-03</c>.</summary>
    public required IReadOnlyDictionary<string, long> AppointmentsByMonth { get; init; }

    /// <summary>The three clinics with the highest average probability, highest first.</summary>
    public required IReadOnlyList<ClinicTruth> RiskiestClinics { get; init; }

    /// <summary>Every clinic.</summary>
    public required IReadOnlyList<ClinicTruth> ByClinic { get; init; }
}

/// <summary>What is true of one clinic, its deleted appointments left out.</summary>
/// <param name="Source">Whose id it is; null for the primary source.</param>
/// <param name="Id">The id as the source writes it.</param>
/// <param name="Appointments">Its appointments.</param>
/// <param name="LateStarts">Those that started more than 10 minutes late.</param>
/// <param name="Above85">Those with a probability above 0.85.</param>
/// <param name="AverageProbability">The average probability; 0 without appointments.</param>
public sealed record ClinicTruth(
    string? Source, string Id, long Appointments, long LateStarts, long Above85, double AverageProbability);
