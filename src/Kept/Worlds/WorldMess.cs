namespace Kept.Worlds;

/// <summary>How messy the feeds are: each a fraction of the rows, from 0 to 0.1.</summary>
public sealed record WorldMess
{
    /// <summary>The largest fraction of one kind of mess.</summary>
    public const double Most = 0.1;

    /// <summary>No mess at all.</summary>
    public static WorldMess None { get; } = Of(0);

    /// <summary>Rows repeated word for word. Default 0.005.</summary>
    public double Duplicates { get; init; } = 0.005;

    /// <summary>Rows that first arrive with other content; the last version holds. Default 0.005.</summary>
    public double Corrections { get; init; } = 0.005;

    /// <summary>Appointments that a later row deletes (in mixed feeds that have a delete flag). Default 0.005.</summary>
    public double Deletions { get; init; } = 0.005;

    /// <summary>Extra rows that break the contract. Default 0.005.</summary>
    public double BadRows { get; init; } = 0.005;

    /// <summary>Appointments booked after they took place: impossible, but readable. Default 0.001.</summary>
    public double Impossible { get; init; } = 0.001;

    /// <summary>Patients that arrive only in a later file. Default 0.005.</summary>
    public double LatePatients { get; init; } = 0.005;

    /// <summary>Patients that no file describes, though they have appointments. Default 0.001.</summary>
    public double MissingPatients { get; init; } = 0.001;

    /// <summary>Every kind of mess at the same fraction, the rarer kinds at a fifth of it.</summary>
    public static WorldMess Of(double fraction) => new()
    {
        Duplicates = fraction,
        Corrections = fraction,
        Deletions = fraction,
        BadRows = fraction,
        Impossible = fraction / 5,
        LatePatients = fraction,
        MissingPatients = fraction / 5,
    };

    internal void Check()
    {
        Check(nameof(Duplicates), Duplicates);
        Check(nameof(Corrections), Corrections);
        Check(nameof(Deletions), Deletions);
        Check(nameof(BadRows), BadRows);
        Check(nameof(Impossible), Impossible);
        Check(nameof(LatePatients), LatePatients);
        Check(nameof(MissingPatients), MissingPatients);
    }

    static void Check(string name, double fraction)
    {
        if (!(fraction is >= 0 and <= Most))
        {
            throw new KeptException($"Mess.{name} is {fraction}; it must be a fraction from 0 to {Most}.");
        }
    }
}
