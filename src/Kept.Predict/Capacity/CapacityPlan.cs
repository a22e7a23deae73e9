namespace Kept.Predict.Capacity;

/// <summary>What a session offers.</summary>
/// <param name="Slots">How many appointments it is made for; null: as many as are booked.</param>
/// <param name="SlotMinutes">The length of one, in minutes; null where nothing tells it.</param>
/// <param name="OverrunLimit">The most expected minutes beyond the end that can be borne.</param>
public sealed record CapacityPlan(int? Slots, double? SlotMinutes, double OverrunLimit);
