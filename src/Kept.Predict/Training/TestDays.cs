using Kept.Predict.Features;

namespace Kept.Predict.Training;

/// <summary>The days on which a model is tested, as they stand in the warehouse now.</summary>
public static class TestDays
{
    /// <summary>The rows of those days whose outcome is known.</summary>
    /// <exception cref="KeptException">The model has none, or the warehouse has no outcome of theirs.</exception>
    public static FeatureTable Of(ModelFile file, FeatureTable table)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(table);
        var (first, last) = file.TestDays is [var from, var to] ? (from.DayNumber, to.DayNumber) : throw new KeptException($"{file.Version} was trained on all days: none is left to test it on");
        var test = table.Where(row => table.Missed[row] >= 0 && table.Days[row] >= first && table.Days[row] <= last);
        return test.Count > 0 ? test : throw new KeptException($"the warehouse has no outcome from {file.TestDays[0]:yyyy-MM-dd} to {file.TestDays[1]:yyyy-MM-dd}, where {file.Version} was tested");
    }
}
