namespace Kept.Worlds.Reality;

/// <summary>The true log-odds that an appointment is missed: person, lead time, day, hour, season, distance, earlier misses, clinic.</summary>
sealed class Risk(ulong seed)
{
    const double Base = -4.2;

    static readonly double[] weekdays = [0.15, 0.25, 0, -0.05, 0, 0.2, 0.1];
    static readonly double[] months = [0.1, 0, 0, 0.05, 0, 0.05, 0.15, 0.25, 0, 0, 0.05, 0.3];
    static readonly double[] hours = [.. Enumerable.Range(0, 24).Select(h => h < 10 ? 0.2 : h < 16 ? 0 : h < 20 ? 0.1 : 0.3)];
    static readonly double[] leads = [.. Enumerable.Range(0, Booking.LongestLead + 1).Select(d => 0.27 * Math.Log2(1 + d))];

    public double Of(in Visit visit, Clinic clinic, double earlierMisses, DayOfWeek weekday, int month) =>
        Base + clinic.Risk
            + Habit.Of(seed, visit.Patient) + 0.02 * Habit.Distance(seed, visit.Patient)
            + leads[visit.Day - visit.BookedDay] + 1.5 * earlierMisses
            + weekdays[(int)weekday] + months[month - 1] + hours[visit.Minute / 60];
}
