namespace Kept.Predict.Features;

/// <summary>When a prediction is made.</summary>
public static class Moment
{
    /// <summary>In the evening before the appointment.</summary>
    public const string NightBefore = "night_before";

    /// <summary>When the appointment is booked.</summary>
    public const string Booking = "booking";

    /// <summary>All moments that the features know.</summary>
    public static IReadOnlyList<string> All { get; } = [NightBefore, Booking];
}
