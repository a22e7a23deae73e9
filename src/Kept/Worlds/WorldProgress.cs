namespace Kept.Worlds;

/// <summary>How far a world is.</summary>
/// <param name="Appointments">Appointments written so far.</param>
/// <param name="Total">Appointments to write.</param>
public readonly record struct WorldProgress(long Appointments, long Total);
