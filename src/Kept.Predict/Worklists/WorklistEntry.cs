namespace Kept.Predict.Worklists;

/// <summary>An appointment of a work list.</summary>
/// <param name="Place">Its place by probability, from 1.</param>
/// <param name="AppointmentId">The appointment's key.</param>
/// <param name="Probability">The probability of a miss, from 0 to 1.</param>
/// <param name="IsHeldOut">Whether it is not to be called, by lot.</param>
public sealed record WorklistEntry(int Place, long AppointmentId, double Probability, bool IsHeldOut);
