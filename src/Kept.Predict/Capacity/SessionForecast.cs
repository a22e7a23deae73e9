namespace Kept.Predict.Capacity;

/// <summary>How many will attend a session.</summary>
/// <param name="Session">Which.</param>
/// <param name="Attending">How many attend, as a distribution.</param>
/// <param name="Low">The least of the counts that 95 of 100 such sessions have.</param>
/// <param name="High">The greatest of them.</param>
/// <param name="Overbooking">What none, one and two more would do; nothing where no slot's length is known.</param>
public sealed record SessionForecast(Session Session, PoissonBinomial Attending, int Low, int High, IReadOnlyList<Overbooking> Overbooking)
{
    const double Outside = 0.025;

    /// <summary>The most that stays within the limit; null when not even what is booked does, or nothing is known of it.</summary>
    public int? Advised => Overbooking.LastOrDefault(one => one.IsWithinLimit)?.Extra;

    /// <summary>Forecasts a session from the probabilities of a miss of all rows.</summary>
    public static SessionForecast Of(Session session, double[] probabilities, CapacityPlan plan)
    {
        ArgumentNullException.ThrowIfNull(session);
        double[] attending = [.. session.Rows.Select(row => 1 - probabilities[row])];
        var counts = PoissonBinomial.Of(attending);
        return new SessionForecast(session, counts, counts.Quantile(Outside), counts.Quantile(1 - Outside), Capacity.Overbooking.Of(attending, plan));
    }
}
