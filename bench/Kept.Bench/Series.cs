namespace Kept.Bench;

/// <summary>What one thing took, time after time, in milliseconds.</summary>
sealed record Series(string Name, string Bar, IReadOnlyList<double> Milliseconds)
{
    /// <summary>A row of a table: least, median, most.</summary>
    public override string ToString()
    {
        var sorted = Milliseconds.Order().ToList();
        return $"| {Name} | {sorted[0]:0} | {sorted[sorted.Count / 2]:0} | {sorted[^1]:0} | {Bar} |";
    }
}
