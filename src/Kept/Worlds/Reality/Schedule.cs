namespace Kept.Worlds.Reality;

/// <summary>Shares a world's appointments out over its clinic-days, exactly. Ask once for every clinic-day, in order.</summary>
sealed class Schedule(Horizon horizon, IReadOnlyList<Clinic> clinics, long appointments)
{
    readonly double total = Sum(horizon, clinics);
    double passed;
    long given;

    /// <summary>The appointments of the next clinic-day.</summary>
    public int Take(Clinic clinic, int day)
    {
        passed += Weight(horizon, clinic, day);
        var due = (long)(appointments * (passed / total));
        var share = (int)(due - given);
        given = due;
        return share;
    }

    // The same sum in the same order as Take's, so that the last clinic-day ends on exactly one.
    static double Sum(Horizon horizon, IReadOnlyList<Clinic> clinics)
    {
        var sum = 0.0;
        for (var day = horizon.First; day <= horizon.Last; day++)
        {
            foreach (var clinic in clinics)
            {
                sum += Weight(horizon, clinic, day);
            }
        }

        return sum;
    }

    static double Weight(Horizon horizon, Clinic clinic, int day) =>
        clinic.Size * horizon.Weight(day, clinic.IsEvening);
}
