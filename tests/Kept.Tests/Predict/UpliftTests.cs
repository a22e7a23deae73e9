using Kept.Predict.Worklists;
using Xunit;

namespace Kept.Tests.Predict;

/// <summary>The lot of a work list is fair, and what it shows of calling is what calling does.</summary>
public sealed class UpliftTests
{
    [Fact]
    public void Every_place_of_a_list_is_held_out_as_often_and_the_share_is_right_on_average()
    {
        const int Lists = 4000;
        var held = new int[8];
        for (var list = 0; list < Lists; list++)
        {
            foreach (var entry in Drawn(list, capacity: 6, 0.25).Entries.Where(entry => entry.IsHeldOut))
            {
                held[entry.Place - 1]++;
            }
        }

        // Four standard errors of a share of 0.25 in 4,000 lists.
        Assert.All(held, count => Assert.InRange(count / (double)Lists, 0.25 - 0.028, 0.25 + 0.028));
    }

    [Fact]
    public void Of_few_appointments_a_tenth_is_held_out_too() =>
        Assert.InRange(Enumerable.Range(0, 4000).Sum(list => Drawn(list, capacity: 3, 0.1).Entries.Count(entry => entry.IsHeldOut)) / 12000.0, 0.089, 0.111);

    [Fact]
    public void So_many_are_to_be_called_as_can_be() =>
        Assert.All(Enumerable.Range(0, 500), list => Assert.InRange(Drawn(list, capacity: 9, 0.1).Calls.Count(), 8, 9));

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.2)]
    public void An_effect_is_found_where_there_is_one_and_none_where_there_is_none(double effect)
    {
        var random = new Random(5);
        var rows = new List<UpliftRow>();
        for (var i = 0; i < 20_000; i++)
        {
            // Lists of likelier misses hold out fewer: without weights by the chance of each arm, calling would seem to do harm.
            var (risk, share) = i % 2 == 0 ? (0.6, 0.1) : (0.3, 0.4);
            var isHeldOut = random.NextDouble() < share;
            rows.Add(new UpliftRow(i / 2, isHeldOut, share, random.NextDouble() < risk - (isHeldOut ? 0 : effect), !isHeldOut && random.NextDouble() < 0.5));
        }

        var uplift = Uplift.Of(rows, 1);
        Assert.InRange(100 * effect, uplift.AvoidedPer100Listed.Low, uplift.AvoidedPer100Listed.High);
        Assert.InRange(200 * effect, uplift.AvoidedPer100Contacted!.Low, uplift.AvoidedPer100Contacted.High);
        Assert.InRange(uplift.AvoidedPer100Listed.High - uplift.AvoidedPer100Listed.Low, 1, 8);
    }

    static Worklist Drawn(int list, int capacity, double share) => Worklist.Draw(new Worklist
    {
        ClinicId = list,
        Date = new DateOnly(2024, 5, 6),
        IssuedAt = new DateTime(2024, 5, 5),
        Model = "m",
        HoldoutShare = share,
        Entries = [],
    }, [.. Enumerable.Range(1, 30).Select(i => ((long)(list * 100) + i, 1.0 / i))], capacity);
}
