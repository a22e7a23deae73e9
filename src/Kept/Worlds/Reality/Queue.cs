namespace Kept.Worlds.Reality;

/// <summary>One doctor's day: a late start or a long visit is carried to the next patient, a missed appointment gives time back.</summary>
sealed class Queue(Dice dice)
{
    const int EarliestSeconds = 8 * 60;
    const int LongestWaitSeconds = 4 * 3600;

    // Nobody is seen after 00:55: between one and two, some nights have an hour less or more.
    const int LastSecond = (24 * 60 + 55) * 60;

    double free;
    double visit;

    public void Open(Clinic clinic, int firstMinute)
    {
        free = (firstMinute + clinic.StartDelay * dice.Exponential()) * 60;
        visit = clinic.SlotMinutes * clinic.Overrun * 60;
    }

    /// <summary>The second at which the next patient is seen.</summary>
    public int See(int scheduledMinute)
    {
        var scheduled = scheduledMinute * 60;
        var arrival = scheduled - 240 + 300 * dice.Normal();
        var start = Math.Max(free, Math.Max(arrival, scheduled - EarliestSeconds));
        start = Math.Min(start, Math.Min(scheduled + LongestWaitSeconds, LastSecond));
        free = start + visit * (0.6 + 0.4 * dice.Exponential());
        return (int)start;
    }
}
