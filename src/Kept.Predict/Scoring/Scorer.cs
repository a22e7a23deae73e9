using Kept.Predict.Features;
using Kept.Predict.Training;

namespace Kept.Predict.Scoring;

/// <summary>Scores appointments that are still to come.</summary>
/// <param name="directory">Where the files of scores go.</param>
public sealed class Scorer(string directory)
{
    /// <summary>Writes the scores that differ from the last ones of the same model; none, and no file is written.</summary>
    /// <param name="kept">The model.</param>
    /// <param name="table">The appointments.</param>
    /// <param name="last">The last score of each appointment by the same model.</param>
    /// <param name="at">When it is, in UTC.</param>
    public Scores Score(KeptModel kept, FeatureTable table, IReadOnlyDictionary<long, double> last, DateTime at)
    {
        ArgumentNullException.ThrowIfNull(kept);
        ArgumentNullException.ThrowIfNull(table);
        var probabilities = kept.Model.Probabilities(table);
        int[] changed = [.. Enumerable.Range(0, table.Count).Where(row => !last.TryGetValue(table.Appointments[row], out var before) || before != probabilities[row])];
        var batch = new ScoreBatch(kept.File.Version, at);
        var scores = new Scores(batch, table.Count, changed.Length, probabilities.Length == 0 ? 0 : probabilities.Average());
        if (changed.Length > 0)
        {
            var rows = table.At(changed);
            ScoreFile.Write(Path.Combine(directory, $"{batch.Name}.ndjson"), batch, rows, Array.ConvertAll(changed, row => probabilities[row]), Reasons.Of(kept.Model, rows));
        }

        return scores;
    }
}

/// <summary>What a scoring did.</summary>
/// <param name="Batch">Its name, model and time.</param>
/// <param name="Pending">How many appointments are to come.</param>
/// <param name="Changed">How many of them have a new score.</param>
/// <param name="Mean">The mean of all scores: the share that is expected to be missed.</param>
public sealed record Scores(ScoreBatch Batch, int Pending, int Changed, double Mean);
