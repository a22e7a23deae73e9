namespace Kept.Predict.Monitoring;

/// <summary>Predictions of some days beside what became of them.</summary>
/// <param name="From">The first day.</param>
/// <param name="Rows">How many appointments have an outcome.</param>
/// <param name="Predicted">The mean prediction.</param>
/// <param name="Missed">The share that was missed.</param>
/// <param name="Shift">What would have to be added to the log odds.</param>
public sealed record PeriodCalibration(DateOnly From, int Rows, double Predicted, double Missed, InterceptShift Shift)
{
    /// <summary>Some outcomes by day.</summary>
    public static PeriodCalibration Of(DateOnly from, Outcomes outcomes)
    {
        ArgumentNullException.ThrowIfNull(outcomes);
        return new PeriodCalibration(from, outcomes.Count, outcomes.Probabilities.Average(), outcomes.Missed.Average(one => (double)one), InterceptShift.Fit(outcomes.Margins, outcomes.Missed));
    }

    /// <summary>Week by week, each from its Monday.</summary>
    public static IReadOnlyList<PeriodCalibration> Weeks(Outcomes outcomes)
    {
        ArgumentNullException.ThrowIfNull(outcomes);
        return [.. Enumerable.Range(0, outcomes.Count).GroupBy(row => Monday(outcomes.Days[row])).OrderBy(week => week.Key).Select(week => Of(week.Key, outcomes.At([.. week])))];
    }

    static DateOnly Monday(int day) => DateOnly.FromDayNumber(day) is var date ? date.AddDays(-(((int)date.DayOfWeek + 6) % 7)) : date;
}
