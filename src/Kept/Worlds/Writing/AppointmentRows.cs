using Kept.Worlds.Reality;

namespace Kept.Worlds.Writing;

/// <summary>Appointments in delimited text.</summary>
abstract class AppointmentRows(Setting setting, char delimiter) : DelimitedRows<Visit>(delimiter)
{
    public sealed override IReadOnlyList<Flaw> Flaws { get; } =
        [Flaw.MissingKey, Flaw.UnreadableDate, Flaw.ColumnCount, Flaw.TooLong];

    /// <summary>A seen patient was first on record as booked; any other appointment had another priority.</summary>
    public sealed override Visit Draft(in Visit row) => row.Status == VisitStatus.Attended
        ? row with { Status = VisitStatus.Booked, StartSecond = Visit.NotSeen }
        : row with { Priority = (byte)((row.Priority + 1) % Vocabulary.Priorities.Length) };

    public sealed override Visit Tombstone(in Visit row) => row with { IsDeleted = true };

    /// <summary>The patient's number in its group.</summary>
    protected int Patient(in Visit row) => row.Patient - Group(row).FirstPatient + 1;

    /// <summary>The clinic's number in its group.</summary>
    protected int Clinic(in Visit row) => row.Clinic - Group(row).FirstClinic + 1;

    Group Group(in Visit row) => setting.Clinics[row.Clinic].Group;
}
