using Kept.Worlds.Reality;

namespace Kept.Worlds.Writing;

/// <summary>The fields that every prediction feed writes alike.</summary>
static class PredictionFields
{
    public static void Batch(this Sink sink, int batch, Flaw flaw)
    {
        sink.Text("batch_"u8);
        sink.Padded(batch, flaw == Flaw.TooLong ? 300 : 4);
    }

    public static void Probability(this Sink sink, int tenThousandths, Flaw flaw) =>
        sink.Fraction(flaw == Flaw.OutOfRange ? 17_000 : tenThousandths);

    public static void Scored(this Sink sink, in Visit row, char between, Flaw flaw)
    {
        if (flaw == Flaw.UnreadableTimestamp)
        {
            sink.Text("yesterday"u8);
            return;
        }

        sink.IsoDay(row.ScoredDay);
        sink.Byte(between);
        sink.ClockSeconds(row.ScoredSecond);
    }
}
