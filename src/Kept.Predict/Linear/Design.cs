using Kept.Predict.Features;

namespace Kept.Predict.Linear;

/// <summary>The inputs as the weights that each row takes part in: two a term, of which the second may count nothing.</summary>
/// <param name="Rows">How many rows.</param>
/// <param name="Width">How many weights.</param>
/// <param name="Terms">How many terms a row has.</param>
/// <param name="Places">Row by row, the lower weight of each term.</param>
/// <param name="Above">Row by row, the share of the weight above it.</param>
sealed record Design(int Rows, int Width, int Terms, int[] Places, float[] Above)
{
    public static Design Of(FeatureTable table, IReadOnlyList<LinearTerm> terms)
    {
        var design = new Design(table.Count, terms.Sum(term => term.Width), terms.Count, new int[(long)table.Count * terms.Count], new float[(long)table.Count * terms.Count]);
        Parallel.For(0, terms.Count, t =>
        {
            var column = LinearModel.Bind(table, terms[t]);
            for (var row = 0; row < table.Count; row++)
            {
                (design.Places[(row * terms.Count) + t], design.Above[(row * terms.Count) + t]) = terms[t].Locate(column.Values[row]);
            }
        });

        return design;
    }
}
