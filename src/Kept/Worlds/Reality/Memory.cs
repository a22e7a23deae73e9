namespace Kept.Worlds.Reality;

/// <summary>How often each patient missed lately, in one byte each: all that a world remembers of a person.</summary>
sealed class Memory(int patients)
{
    readonly byte[] misses = new byte[patients];

    /// <summary>From 0 (kept them all) to 1 (missed them all), the latest weighing most.</summary>
    public double Of(int patient) => misses[patient] / 255.0;

    public void Add(int patient, VisitStatus outcome)
    {
        ref var value = ref misses[patient];
        value = outcome switch
        {
            VisitStatus.Missed => (byte)(value + (255 - value) / 4),
            VisitStatus.Attended => (byte)(value - value / 4),
            _ => value,
        };
    }
}
