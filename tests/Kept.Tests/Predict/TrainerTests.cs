using Kept.Predict.Evaluation;
using Kept.Predict.Features;
using Kept.Predict.Training;
using Xunit;

namespace Kept.Tests.Predict;

/// <summary>A training finds what is there, and nothing where nothing is.</summary>
public sealed class TrainerTests
{
    [Fact]
    public void What_decides_is_found() => Assert.InRange(Auc(Made(permuted: false)), 0.75, 0.95);

    [Fact]
    public void From_permuted_labels_nothing_is_learnt() => Assert.InRange(Auc(Made(permuted: true)), 0.45, 0.55);

    [Fact]
    public void Contributions_add_up_to_the_score()
    {
        var table = Made(permuted: false);
        using var model = Train(table);
        var some = table.Where(row => row % 97 == 0);
        var sums = new double[some.Count];
        foreach (var values in model.Contributions(some).Values)
        {
            for (var row = 0; row < sums.Length; row++)
            {
                sums[row] += values[row];
            }
        }

        // What is left is the same for every row: the level from which all begin.
        var levels = model.Probabilities(some).Select((p, row) => Math.Log(p / (1 - p)) - sums[row]).ToList();
        Assert.All(levels, level => Assert.Equal(levels[0], level, 5));
    }

    [Fact]
    public void Too_few_days_are_refused_with_what_is_needed() => Assert.Contains(
        "needs at least 5", Assert.Throws<KeptException>(() => TimeSplit.Of(Made(permuted: false).Where(row => row < 100), null)).Message, StringComparison.Ordinal);

    static double Auc(FeatureTable table)
    {
        using var model = Train(table);
        var test = TimeSplit.Of(table, null).Test;
        return Metrics.Of(model.Probabilities(test), test.Missed).Auc;
    }

    static AttendanceModel Train(FeatureTable table)
    {
        var split = TimeSplit.Of(table, null);
        return new Trainer(new Silence(), 1).Train(split, TimeSplit.Join(table, split), TestContext.Current.CancellationToken).Model;
    }

    /// <summary>Fifty days of two hundred appointments; a long lead, a bad hour and a word decide. Permuted, only the days to be tested keep what decides.</summary>
    static FeatureTable Made(bool permuted)
    {
        const int Count = 10_000;
        var random = new Random(11);
        var (lead, hour, word) = (new float[Count], new float[Count], new float[Count]);
        var missed = new sbyte[Count];
        for (var row = 0; row < Count; row++)
        {
            (lead[row], hour[row], word[row]) = (random.Next(60), random.Next(8, 18), random.Next(3));
            var margin = (0.07 * lead[row]) + (hour[row] < 10 ? 1.5 : 0) + word[row] - 4;
            missed[row] = (sbyte)(random.NextDouble() < 1 / (1 + Math.Exp(-margin)) ? 1 : 0);
        }

        if (permuted)
        {
            random.Shuffle(missed.AsSpan(0, Count * 4 / 5));
        }

        return new FeatureTable
        {
            Appointments = [.. Enumerable.Range(0, Count).Select(row => (long)row)],
            Patients = [.. Enumerable.Range(0, Count).Select(row => (long)row % 900)],
            Clinics = new long[Count],
            Days = [.. Enumerable.Range(0, Count).Select(row => 738000 + (row / 200))],
            Missed = missed,
            Columns = [new("lead_days", lead, null), new("hour", hour, null), new("specialty", word, ["a", "b", "c"])],
        };
    }

    sealed class Silence : ITrainingObserver
    {
        public void Started(string step, int index, int total)
        {
        }
    }
}
