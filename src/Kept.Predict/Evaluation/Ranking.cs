namespace Kept.Predict.Evaluation;

/// <summary>Predictions with their outcomes, the highest first.</summary>
/// <param name="Probabilities">The predictions.</param>
/// <param name="Missed">What became of them, 1 or 0.</param>
/// <param name="Rows">Where each stood before.</param>
public sealed record Ranking(double[] Probabilities, sbyte[] Missed, int[] Rows)
{
    /// <summary>How many there are.</summary>
    public int Count => Rows.Length;

    /// <summary>Ranks them; those with equal scores keep their order.</summary>
    public static Ranking Of(double[] probabilities, sbyte[] missed)
    {
        int[] rows = [.. Enumerable.Range(0, probabilities.Length).OrderByDescending(row => probabilities[row])];
        return new Ranking(Array.ConvertAll(rows, row => probabilities[row]), Array.ConvertAll(rows, row => missed[row]), rows);
    }
}
