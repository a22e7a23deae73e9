using Kept.Worlds.Reality;

namespace Kept.Worlds.Writing;

/// <summary>Predictions as a third party sends them: one flat JSON record a line.</summary>
sealed class PredictionLines : Rows<Visit>
{
    public override string Header => "";

    public override IReadOnlyList<Flaw> Flaws { get; } =
        [Flaw.MissingKey, Flaw.UnreadableTimestamp, Flaw.OutOfRange, Flaw.BrokenJson, Flaw.TooLong];

    public override Visit Draft(in Visit row) => PredictionDrafts.Of(row);

    public override void Write(Sink sink, in Visit row, Flaw flaw)
    {
        sink.Text("{\"prediction_id\":"u8);
        Key(sink, row, flaw);
        sink.Text(",\"prediction_batch\":\""u8);
        sink.Batch(row.Batch, flaw);
        sink.Text("\",\"probability_dna\":"u8);
        sink.Probability(row.Probability, flaw);
        sink.Text(",\"appointment_id\":"u8);
        sink.Number(row.Number);
        sink.Text(",\"created_at\":\""u8);
        sink.Scored(row, 'T', flaw);
        sink.Text(flaw == Flaw.BrokenJson ? "\n"u8 : "Z\"}\n"u8);
    }

    static void Key(Sink sink, in Visit row, Flaw flaw)
    {
        if (flaw == Flaw.MissingKey)
        {
            sink.Text("null"u8);
        }
        else
        {
            sink.Number(row.Number);
        }
    }
}
