namespace Kept.Predict.Worklists;

/// <summary>An entry of a work list whose outcome is known.</summary>
/// <param name="PatientId">Whose appointment it was.</param>
/// <param name="IsHeldOut">Whether it was held out.</param>
/// <param name="HoldoutShare">The chance by which it was.</param>
/// <param name="IsMissed">Whether it was missed.</param>
/// <param name="IsContacted">Whether a contact is known.</param>
public sealed record UpliftRow(long PatientId, bool IsHeldOut, double HoldoutShare, bool IsMissed, bool IsContacted);
