using Kept.Predict.Features;

namespace Kept.Predict.Capacity;

/// <summary>What was expected of sessions that are over, and what happened.</summary>
/// <param name="Part">Days, mornings or afternoons.</param>
/// <param name="Sessions">How many.</param>
/// <param name="Booked">Their appointments with an outcome.</param>
/// <param name="Expected">How many of them were expected to attend.</param>
/// <param name="Attended">How many did.</param>
/// <param name="MeanError">The mean distance of the two, per session.</param>
/// <param name="Coverage">The share of sessions whose count was within its interval.</param>
/// <param name="Promised">The share that the intervals promise: at least 0.95, more where counts are few.</param>
/// <param name="Dispersion">The squared distances over their variance: 1 where people of a session miss independently, more where something befalls all of them.</param>
public sealed record CapacityBacktest(string Part, int Sessions, int Booked, double Expected, int Attended, double MeanError, double Coverage, double Promised, double Dispersion)
{
    /// <summary>Compares forecasts of rows with outcomes with what happened.</summary>
    public static List<CapacityBacktest> Of(IReadOnlyList<SessionForecast> forecasts, FeatureTable table)
    {
        ArgumentNullException.ThrowIfNull(forecasts);
        ArgumentNullException.ThrowIfNull(table);
        return [.. Session.Parts.Select(part => forecasts.Where(forecast => forecast.Session.Part == part).ToList()).Where(some => some.Count > 0).Select(some => Of(some, table))];
    }

    static CapacityBacktest Of(List<SessionForecast> forecasts, FeatureTable table)
    {
        var attended = forecasts.ConvertAll(forecast => forecast.Session.Rows.Count(row => table.Missed[row] == 0));
        var pairs = forecasts.Zip(attended).ToList();
        return new CapacityBacktest(
            forecasts[0].Session.Part,
            forecasts.Count,
            forecasts.Sum(forecast => forecast.Session.Rows.Count),
            forecasts.Sum(forecast => forecast.Attending.Mean),
            attended.Sum(),
            pairs.Average(pair => Math.Abs(pair.First.Attending.Mean - pair.Second)),
            pairs.Average(pair => pair.Second >= pair.First.Low && pair.Second <= pair.First.High ? 1.0 : 0),
            forecasts.Average(forecast => forecast.Attending.Within(forecast.Low, forecast.High)),
            pairs.Sum(pair => Math.Pow(pair.First.Attending.Mean - pair.Second, 2)) / forecasts.Sum(forecast => forecast.Attending.Variance));
    }
}
