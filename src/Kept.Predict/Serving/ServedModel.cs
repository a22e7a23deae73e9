using Kept.Predict.Training;

namespace Kept.Predict.Serving;

/// <summary>A model that answers for rows which others bring.</summary>
public sealed class ServedModel : IDisposable
{
    /// <summary>Rows a piece: small enough to be shared among cores, large enough not to be counted.</summary>
    const int Piece = 4096;

    readonly KeptModel kept;

    /// <summary>Serves a model, and disposes of it in the end.</summary>
    public ServedModel(KeptModel kept)
    {
        ArgumentNullException.ThrowIfNull(kept);
        this.kept = kept;
        Inputs = ModelInput.Of(kept.Model);
    }

    /// <summary>What is said of the model.</summary>
    public ModelFile File => kept.File;

    /// <summary>What a row may say.</summary>
    public IReadOnlyList<ModelInput> Inputs { get; }

    /// <summary>The probability of a miss of each row.</summary>
    public double[] Probabilities(InputRows rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var all = new double[rows.Count];
        Parallel.For(0, (rows.Count + Piece - 1) / Piece, piece =>
        {
            var from = piece * Piece;
            kept.Model.Probabilities(rows.At(from, Math.Min(Piece, rows.Count - from))).CopyTo(all, from);
        });
        return all;
    }

    /// <inheritdoc />
    public void Dispose() => kept.Dispose();
}
