namespace Kept.Predict.Monitoring;

/// <summary>Predictions whose outcome has come in, by day.</summary>
/// <param name="Days">The day of each.</param>
/// <param name="Probabilities">What was predicted.</param>
/// <param name="Missed">What became of it, 1 or 0.</param>
public sealed record Outcomes(int[] Days, double[] Probabilities, sbyte[] Missed)
{
    /// <summary>How many there are.</summary>
    public int Count => Days.Length;

    /// <summary>The predictions as log odds.</summary>
    public double[] Margins => Array.ConvertAll(Probabilities, probability => Math.Clamp(probability, 1e-9, 1 - 1e-9) is var p ? Math.Log(p / (1 - p)) : 0);

    /// <summary>Some of them.</summary>
    public Outcomes At(int[] rows) => new(Array.ConvertAll(rows, row => Days[row]), Array.ConvertAll(rows, row => Probabilities[row]), Array.ConvertAll(rows, row => Missed[row]));

    /// <summary>Those that a condition on the day holds for.</summary>
    public Outcomes On(Func<int, bool> condition) => At([.. Enumerable.Range(0, Count).Where(row => condition(Days[row]))]);
}
