using Kept.Predict.Evaluation;

namespace Kept.Predict.Monitoring;

/// <summary>What a change of the model would do, measured on days that the change has not seen.</summary>
/// <param name="From">The first of the days.</param>
/// <param name="AsItIs">The figures of the model as it is.</param>
/// <param name="Shift">The shift of the intercept that the days before ask for.</param>
/// <param name="Shifted">The figures with it.</param>
/// <param name="Retrained">The figures of the model trained anew on all days before; null when nobody asked.</param>
public sealed record Remedy(DateOnly From, Metrics AsItIs, InterceptShift Shift, Metrics Shifted, Metrics? Retrained)
{
    /// <summary>A shift fitted on the earlier half of the days and measured on the later half; null where there is but one day.</summary>
    public static Remedy? Of(Outcomes recent)
    {
        ArgumentNullException.ThrowIfNull(recent);
        var days = recent.Days.Distinct().Order().ToList();
        if (days.Count < 2)
        {
            return null;
        }

        var middle = days[days.Count / 2];
        var (before, later) = (recent.On(day => day < middle), recent.On(day => day >= middle));
        var shift = InterceptShift.Fit(before.Margins, before.Missed);
        return new Remedy(DateOnly.FromDayNumber(middle), Metrics.Of(later.Probabilities, later.Missed), shift,
            Metrics.Of(Array.ConvertAll(later.Margins, margin => InterceptShift.Probability(margin, shift.Offset)), later.Missed), null);
    }
}
