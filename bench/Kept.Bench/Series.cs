namespace Kept.Bench;

/// <summary>What one thing took, time after time, in milliseconds: by the clock, and of all cores.</summary>
sealed record Series(string Name, string Bar, IReadOnlyList<(double Clock, double Cpu)> Milliseconds)
{
    /// <summary>A row of a table: least, median, most, and the median of all cores.</summary>
    public override string ToString()
    {
        var clock = Milliseconds.Select(taken => taken.Clock).Order().ToList();
        var cpu = Milliseconds.Select(taken => taken.Cpu).Order().ElementAt(clock.Count / 2);
        return $"| {Name} | {clock[0]:0} | {clock[clock.Count / 2]:0} | {clock[^1]:0} | {cpu:0} | {Bar} |";
    }
}
