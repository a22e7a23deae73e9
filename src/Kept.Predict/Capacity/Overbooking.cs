namespace Kept.Predict.Capacity;

/// <summary>What more appointments than slots would do to a session.</summary>
/// <param name="Extra">How many more than are booked.</param>
/// <param name="IdleMinutes">The expected minutes in which nobody is there to be seen.</param>
/// <param name="OverrunMinutes">The expected minutes beyond the session's end.</param>
/// <param name="IsWithinLimit">Whether the expected overrun stays within the limit.</param>
public sealed record Overbooking(int Extra, double IdleMinutes, double OverrunMinutes, bool IsWithinLimit)
{
    const int MostExtra = 2;

    /// <summary>
    /// None, one and two more. Each who attends takes one slot; one more attends as likely as those who are booked do on average.
    /// </summary>
    /// <param name="attending">The probability of each booked appointment to be attended.</param>
    /// <param name="plan">The slots, their length and the limit.</param>
    public static List<Overbooking> Of(IReadOnlyList<double> attending, CapacityPlan plan)
    {
        ArgumentNullException.ThrowIfNull(attending);
        ArgumentNullException.ThrowIfNull(plan);
        var (slots, minutes) = (plan.Slots ?? attending.Count, plan.SlotMinutes);
        return minutes is null || attending.Count == 0 ? [] : [.. Enumerable.Range(0, MostExtra + 1).Select(extra =>
        {
            var counts = PoissonBinomial.Of([.. attending, .. Enumerable.Repeat(attending.Average(), extra)]);
            var overrun = minutes.Value * counts.Expect(count => Math.Max(0, count - slots));
            return new Overbooking(extra, minutes.Value * counts.Expect(count => Math.Max(0, slots - count)), overrun, overrun <= plan.OverrunLimit);
        })];
    }
}
