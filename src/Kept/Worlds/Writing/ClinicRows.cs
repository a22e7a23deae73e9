using Kept.Worlds.Reality;

namespace Kept.Worlds.Writing;

/// <summary>Clinics in delimited text.</summary>
sealed class ClinicRows(string header, int idWidth) : DelimitedRows<Clinic>(',')
{
    public override string Header => header;

    public override IReadOnlyList<Flaw> Flaws { get; } = [Flaw.MissingKey, Flaw.UnreadableTimestamp, Flaw.ColumnCount, Flaw.TooLong];

    public override Clinic Draft(in Clinic row) => ClinicDrafts.Of(row);

    protected override void Fields(Sink sink, in Clinic row, Flaw flaw)
    {
        if (flaw != Flaw.MissingKey)
        {
            sink.Id(row.Number, idWidth);
        }

        Next(sink);
        Field(sink, Quoted(row.Name), flaw);
        Field(sink, Quoted(row.Location));
        if (flaw == Flaw.UnreadableTimestamp)
        {
            sink.Text("long ago"u8);
        }
        else
        {
            sink.IsoDay(row.OpenedDay);
        }
    }
}
