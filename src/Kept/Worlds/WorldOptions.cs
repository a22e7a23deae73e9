using System.Text.Json.Serialization;

namespace Kept.Worlds;

/// <summary>What world to make. The same options make the same bytes.</summary>
public sealed record WorldOptions
{
    const long MostAppointments = 1_000_000_000;

    /// <summary>Appointments, and as many predictions: 1 to 1,000,000,000. Default 200,000.</summary>
    public long Appointments { get; init; } = 200_000;

    /// <summary>What chance grows from: any number. Default 1.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>How feeds are written. Default <see cref="WorldFormats.Mixed"/>.</summary>
    public WorldFormats Formats { get; init; } = WorldFormats.Mixed;

    /// <summary>How messy they are. Default about half a percent of each kind.</summary>
    public WorldMess Mess { get; init; } = new();

    /// <summary>The world's today: appointments from this day on are still to come. Years 1950 to 2100. Default 2025-01-06.</summary>
    public DateOnly Today { get; init; } = new(2025, 1, 6);

    /// <summary>Years of history before <see cref="Today"/>: 1 to 20; four weeks of the future come after it. Default 3.</summary>
    public int Years { get; init; } = 3;

    /// <summary>Clinics: 1 to 9,999 (at least 2 for mixed feeds). Default null: by scale, about 20 for 200,000 appointments and 200 for 10 million.</summary>
    public int? Clinics { get; init; }

    /// <summary>Patients: 2 to 1,000,000,000. Default null: one for ten appointments.</summary>
    public int? Patients { get; init; }

    /// <summary>Whether to write into a directory that is not empty, replacing the world that is there. Default false.</summary>
    [JsonIgnore]
    public bool Overwrite { get; init; }

    internal int ClinicCount => Clinics ?? Math.Clamp((int)(20 * Math.Pow(Appointments / 200_000.0, 0.5886)), 4, 9_999);

    internal int PatientCount => Patients ?? (int)Math.Max(2, Appointments / 10);

    /// <summary>Refuses options out of their range.</summary>
    /// <exception cref="KeptException">An option is out of its range; the message names it.</exception>
    public void Validate()
    {
        Check(nameof(Appointments), Appointments, 1, MostAppointments);
        Check(nameof(Years), Years, 1, 20);
        Check("Today's year", Today.Year, 1950, 2100);
        Check(nameof(Clinics), ClinicCount, Formats == WorldFormats.Mixed ? 2 : 1, 9_999);
        Check(nameof(Patients), PatientCount, 2, MostAppointments);
        Mess.Check();
    }

    static void Check(string name, long value, long least, long most)
    {
        if (value < least || value > most)
        {
            throw new KeptException($"{name} is {value}; it must be from {least} to {most}.");
        }
    }
}
