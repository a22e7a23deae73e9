namespace Kept.Worlds.Reality;

/// <summary>The days of a world, as day numbers: years of history, then four weeks that are still to come.</summary>
sealed class Horizon(DateOnly today, int years)
{
    const int DaysAhead = 28;

    static readonly double[] weekdays = [0.3, 1.15, 1.05, 1.0, 1.0, 0.85, 0.4];
    static readonly double[] months = [1.08, 1.05, 1.05, 0.97, 1.0, 1.0, 0.94, 0.86, 1.03, 1.05, 1.08, 0.89];

    public int Today { get; } = today.DayNumber;

    public int First { get; } = today.AddYears(-years).DayNumber;

    public int Last => Today + DaysAhead - 1;

    /// <summary>How busy a clinic is on a day, compared with the average; 0 when it is closed.</summary>
    public double Weight(int day, bool everyDay)
    {
        var date = DateOnly.FromDayNumber(day);
        var weekend = date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
        return weekend && !everyDay ? 0 : weekdays[(int)date.DayOfWeek] * months[date.Month - 1] * Booked(day);
    }

    double Booked(int day) => day < Today ? 1 : 1 - 0.7 * (day - Today) / DaysAhead;
}
