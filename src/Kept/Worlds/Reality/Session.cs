namespace Kept.Worlds.Reality;

/// <summary>When a clinic-day's appointments are: doctors side by side, each with a morning and an afternoon, or an evening up to 23:50.</summary>
static class Session
{
    const int LastEveningMinute = 23 * 60 + 50;
    const int MostPerDoctor = 32;

    /// <summary>How many doctors share the day's appointments.</summary>
    public static int Doctors(int appointments) => (appointments + MostPerDoctor - 1) / MostPerDoctor;

    /// <summary>The scheduled minute of a doctor's appointment number <paramref name="place"/> of <paramref name="count"/>.</summary>
    public static int Minute(Clinic clinic, int place, int count)
    {
        if (clinic.IsEvening)
        {
            return LastEveningMinute - (count - 1 - place) * clinic.SlotMinutes;
        }

        var morning = (count + 1) / 2;
        var (open, slot) = place < morning ? (8 * 60 + 30, place) : (13 * 60 + 30, place - morning);
        return open + slot * Math.Min(clinic.SlotMinutes, 15);
    }
}
