namespace Kept.Worlds.Reality;

/// <summary>A clinic with its character: how large, how punctual, and how often its patients stay away.</summary>
sealed record Clinic
{
    public required Group Group { get; init; }

    /// <summary>Its place among all clinics.</summary>
    public required int Index { get; init; }

    public required string Name { get; init; }

    public required string Location { get; init; }

    public required int Hospital { get; init; }

    public required int OpenedDay { get; init; }

    /// <summary>How busy it is, compared with the others.</summary>
    public required double Size { get; init; }

    /// <summary>An evening clinic is open every day and books its last slot at 23:50.</summary>
    public required bool IsEvening { get; init; }

    public required int SlotMinutes { get; init; }

    /// <summary>The average delay of a doctor's start of day, in minutes.</summary>
    public required double StartDelay { get; init; }

    /// <summary>How long a visit takes, compared with its slot.</summary>
    public required double Overrun { get; init; }

    /// <summary>What the clinic adds to the log-odds of a missed appointment.</summary>
    public required double Risk { get; init; }

    public required int FirstSpecialty { get; init; }

    /// <summary>The clinic's own patients: a stretch of the group's list.</summary>
    public required int FirstPlace { get; init; }

    public required int Places { get; init; }

    /// <summary>Its number in the feeds, from 1.</summary>
    public int Number => Index - Group.FirstClinic + 1;
}
