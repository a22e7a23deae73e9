using Kept.Worlds.Reality;

namespace Kept.Worlds.Writing;

/// <summary>Predictions with the contract's own columns.</summary>
sealed class PlainPredictions() : DelimitedRows<Visit>(',')
{
    public override string Header => "prediction_id,appointment_id,prediction_batch,probability_dna,created_at\n";

    public override IReadOnlyList<Flaw> Flaws { get; } =
        [Flaw.MissingKey, Flaw.UnreadableTimestamp, Flaw.OutOfRange, Flaw.ColumnCount, Flaw.TooLong];

    public override Visit Draft(in Visit row) => PredictionDrafts.Of(row);

    protected override void Fields(Sink sink, in Visit row, Flaw flaw)
    {
        if (flaw != Flaw.MissingKey)
        {
            sink.Number(row.Number);
        }

        Next(sink);
        sink.Number(row.Number);
        Next(sink);
        sink.Batch(row.Batch, flaw);
        Next(sink);
        sink.Probability(row.Probability, flaw);
        Next(sink);
        sink.Scored(row, ' ', flaw);
    }
}
