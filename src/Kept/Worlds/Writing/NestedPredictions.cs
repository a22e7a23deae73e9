using Kept.Worlds.Reality;

namespace Kept.Worlds.Writing;

/// <summary>Predictions of the second group: one nested JSON record a line, with text ids.</summary>
sealed class NestedPredictions : Rows<Visit>
{
    public override string Header => "";

    public override IReadOnlyList<Flaw> Flaws { get; } =
        [Flaw.MissingKey, Flaw.UnreadableTimestamp, Flaw.OutOfRange, Flaw.BrokenJson, Flaw.TooLong];

    public override Visit Draft(in Visit row) => PredictionDrafts.Of(row);

    public override void Write(Sink sink, in Visit row, Flaw flaw)
    {
        sink.Text("{"u8);
        if (flaw != Flaw.MissingKey)
        {
            sink.Text("\"id\":\"P"u8);
            sink.Padded(row.Number, NorthIds.Appointment);
            sink.Text("\","u8);
        }

        sink.Text("\"run\":{\"batch\":\""u8);
        sink.Batch(row.Batch, flaw);
        sink.Text("\",\"at\":\""u8);
        sink.Scored(row, 'T', flaw);
        sink.Text("Z\"},\"appointment\":{\"ref\":\""u8);
        sink.Padded(row.Number, NorthIds.Appointment);
        sink.Text("\"},\"risk\":{\"dna\":"u8);
        sink.Probability(row.Probability, flaw);
        sink.Text(flaw == Flaw.BrokenJson ? "\n"u8 : "}}\n"u8);
    }
}
