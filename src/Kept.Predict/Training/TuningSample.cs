using Kept.Predict.Features;

namespace Kept.Predict.Training;

/// <summary>As many rows of each part as tuning needs: choosing among a few settings asks for no more, and takes time by the row.</summary>
static class TuningSample
{
    const int MostRows = 60_000;

    /// <summary>The parts themselves where they are small; else rows at even distances, so that all days are among them.</summary>
    public static TimeSplit Of(TimeSplit split) => split with { Fit = Of(split.Fit), Tail = Of(split.Tail) };

    static FeatureTable Of(FeatureTable part) => part.Count <= MostRows ? part
        : part.At([.. Enumerable.Range(0, MostRows).Select(i => (int)((long)i * part.Count / MostRows))]);
}
