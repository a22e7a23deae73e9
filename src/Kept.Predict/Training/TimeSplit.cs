using Kept.Predict.Features;

namespace Kept.Predict.Training;

/// <summary>
/// A split by time, never at random: fit, then tail, then test. What is tuned and calibrated is so on the tail, which is later than
/// what was fitted and earlier than every row of the test.
/// </summary>
/// <param name="Fit">Fitted on while tuning.</param>
/// <param name="Tail">The end of the training part.</param>
/// <param name="Test">Looked at once, by the report.</param>
public sealed record TimeSplit(FeatureTable Fit, FeatureTable Tail, FeatureTable Test)
{
    const double TestShare = 0.2;
    const double TailShare = 0.25;
    const int LeastRows = 200;

    /// <summary>Splits the rows whose outcome is known.</summary>
    /// <exception cref="KeptException">There are too few days or rows.</exception>
    public static TimeSplit Of(FeatureTable table, DateOnly? testFrom)
    {
        var days = table.LabelledDays();
        if (days.Count < 5)
        {
            throw new KeptException($"outcomes are known of {days.Count} days; a training needs at least 5, to be fitted, tuned and tested on different ones");
        }

        var test = testFrom?.DayNumber ?? days[(int)Math.Ceiling(days.Count * (1 - TestShare))];
        var before = days.TakeWhile(day => day < test).ToList();
        if (before.Count < 3)
        {
            throw new KeptException($"--test-from {DateOnly.FromDayNumber(test):yyyy-MM-dd} leaves {before.Count} days with outcomes to train on; they reach from {Day(days[0])} to {Day(days[^1])}");
        }

        var tail = before[(int)Math.Min(before.Count - 1, Math.Ceiling(before.Count * (1 - TailShare)))];
        var split = new TimeSplit(
            table.Where(row => table.Missed[row] >= 0 && table.Days[row] < tail),
            table.Where(row => table.Missed[row] >= 0 && table.Days[row] >= tail && table.Days[row] < test),
            table.Where(row => table.Missed[row] >= 0 && table.Days[row] >= test));
        foreach (var (name, part) in new[] { ("fitted", split.Fit), ("tuned", split.Tail) })
        {
            Require(name, part);
        }

        return split;
    }

    /// <summary>Both halves of the training part.</summary>
    public static FeatureTable Join(FeatureTable table, TimeSplit split) =>
        table.Where(row => table.Missed[row] >= 0 && (split.Test.Count == 0 || table.Days[row] < split.Test.Days[0]));

    static void Require(string name, FeatureTable part)
    {
        var missed = part.Missed.Count(one => one == 1);
        if (part.Count < LeastRows || missed == 0 || missed == part.Count)
        {
            throw new KeptException($"{part.Count} appointments, {missed} of them missed, is too little to be {name} on; at least {LeastRows} are needed, some missed and some attended");
        }
    }

    static string Day(int number) => DateOnly.FromDayNumber(number).ToString("yyyy-MM-dd", null);
}
