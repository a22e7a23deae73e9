using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Kept.Predict.Features;
using Kept.Predict.Training;

namespace Kept.Predict.Evaluation;

/// <summary>History once more, day by day: a model is shown a day's appointments without outcomes and predicts; only then the outcomes are shown.</summary>
/// <param name="predict">The probabilities that a model gives to appointments.</param>
public sealed class Replay(Func<FeatureTable, double[]> predict)
{
    readonly List<double> predicted = [];
    readonly List<sbyte> missed = [];

    /// <summary>A replay of a model, which learns nothing on the way.</summary>
    /// <param name="kept">The model.</param>
    /// <param name="from">The first day.</param>
    /// <exception cref="KeptException">The model was trained on the day.</exception>
    public static Replay Of(KeptModel kept, DateOnly from)
    {
        ArgumentNullException.ThrowIfNull(kept);
        return from > kept.File.TrainingDays[1] ? new Replay(kept.Model.Probabilities) : throw new KeptException(
            $"{kept.File.Version} was trained on days to {kept.File.TrainingDays[1]:yyyy-MM-dd}; a replay from {from:yyyy-MM-dd} would show it days that it knows. Begin later, or train with an earlier --test-from");
    }

    /// <summary>Replays some days.</summary>
    /// <param name="table">The features at the model's moment.</param>
    /// <param name="from">The first day.</param>
    /// <param name="to">The last day; null: the last one there is.</param>
    /// <exception cref="KeptException">There is no appointment on them.</exception>
    public IEnumerable<ReplayDay> Run(FeatureTable table, DateOnly from, DateOnly? to)
    {
        ArgumentNullException.ThrowIfNull(table);
        var days = table.Days.Select((day, row) => (day, row)).Where(pair => pair.day >= from.DayNumber && pair.day <= (to ?? DateOnly.MaxValue).DayNumber).GroupBy(pair => pair.day, pair => pair.row).OrderBy(day => day.Key).ToList();
        return days.Count > 0 ? days.Select(day => Step(DateOnly.FromDayNumber(day.Key), table.At([.. day])))
            : throw new KeptException($"there is no appointment from {from:yyyy-MM-dd}{(to is null ? " on" : $" to {to:yyyy-MM-dd}")}");
    }

    ReplayDay Step(DateOnly day, FeatureTable rows)
    {
        var probabilities = predict(rows.WithoutOutcomes());
        var hash = Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes<double>(probabilities)));
        int[] known = [.. Enumerable.Range(0, rows.Count).Where(row => rows.Missed[row] >= 0)];
        var (scores, outcomes) = (Array.ConvertAll(known, row => probabilities[row]), Array.ConvertAll(known, row => rows.Missed[row]));
        predicted.AddRange(scores);
        missed.AddRange(outcomes);
        return new ReplayDay(day, rows.Count, probabilities.Sum(), hash,
            known.Length == 0 ? null : Metrics.Of(scores, outcomes), predicted.Count == 0 ? null : Metrics.Of([.. predicted], [.. missed]));
    }
}
