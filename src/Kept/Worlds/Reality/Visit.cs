namespace Kept.Worlds.Reality;

/// <summary>What became of an appointment; the order is that of <see cref="Vocabulary.Statuses"/>.</summary>
enum VisitStatus : byte
{
    Attended,
    Missed,
    Cancelled,
    Booked,
}

/// <summary>One appointment and its prediction, in numbers. Days are day numbers, times are seconds or minutes of the scheduled day.</summary>
record struct Visit
{
    /// <summary>What its start is when nobody was seen.</summary>
    public const int NotSeen = -1;

    /// <summary>A probability of one: probabilities are whole ten-thousandths.</summary>
    public const int Certain = 10_000;

    /// <summary>Its number in its group's feeds, from 1; the prediction has the same.</summary>
    public long Number { get; set; }

    public int Patient { get; set; }

    public int Clinic { get; set; }

    public byte Priority { get; set; }

    public byte Specialty { get; set; }

    public byte Hospital { get; set; }

    public VisitStatus Status { get; set; }

    public int Day { get; set; }

    /// <summary>The scheduled minute of the day.</summary>
    public int Minute { get; set; }

    /// <summary>The second at which the patient was seen, counted from the scheduled day's midnight: 86,400 and more lie on the next day.</summary>
    public int StartSecond { get; set; }

    public int BookedDay { get; set; }

    public int BookedSecond { get; set; }

    /// <summary>The predicted probability of a miss, in ten-thousandths.</summary>
    public int Probability { get; set; }

    public int Batch { get; set; }

    public int ScoredDay { get; set; }

    public int ScoredSecond { get; set; }

    /// <summary>Whether the row deletes its key.</summary>
    public bool IsDeleted { get; set; }

    /// <summary>The delay in minutes, by hour and minute.</summary>
    public readonly int DelayMinutes => StartSecond / 60 - Minute;

    public readonly bool IsLate => StartSecond != NotSeen && DelayMinutes > 10;

    /// <summary>Whether the prediction is above 0.85.</summary>
    public readonly bool IsLikelyMissed => Probability > 8_500;
}
