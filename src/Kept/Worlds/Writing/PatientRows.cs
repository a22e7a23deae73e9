using Kept.Worlds.Reality;

namespace Kept.Worlds.Writing;

/// <summary>Patients in delimited text: whose names, whose words for gender, whose way to write ids and dates.</summary>
sealed class PatientRows : DelimitedRows<Patient>
{
    readonly PatientDialect dialect;
    readonly int firstDay;
    readonly byte[][][] first;
    readonly byte[][] last;
    readonly byte[][] genders;

    public PatientRows(PatientDialect dialect, int firstDay) : base(dialect.Delimiter)
    {
        (this.dialect, this.firstDay) = (dialect, firstDay);
        first = [.. dialect.Names.First.Select(Quoted)];
        last = Quoted(dialect.Names.Last);
        genders = Quoted(dialect.Genders);
    }

    public override string Header => dialect.Header;

    public override IReadOnlyList<Flaw> Flaws { get; } =
        [Flaw.MissingKey, Flaw.UnreadableDate, Flaw.ColumnCount, Flaw.TooLong];

    /// <summary>The name was another before.</summary>
    public override Patient Draft(in Patient row) => row with { LastName = row.LastName + 1 };

    protected override void Fields(Sink sink, in Patient row, Flaw flaw)
    {
        Key(sink, row, flaw);
        var names = first[row.Gender];
        Field(sink, names[row.FirstName % names.Length]);
        Field(sink, last[row.LastName % last.Length], flaw);
        Field(sink, genders[row.Gender]);
        Born(sink, row, flaw);
        Next(sink);
        Day(sink, firstDay - row.RegisteredDaysAgo);
        if (!dialect.IsBritish)
        {
            sink.Text(" 09:00:00"u8);
        }
    }

    void Key(Sink sink, in Patient row, Flaw flaw)
    {
        if (flaw != Flaw.MissingKey)
        {
            sink.Id(row.Number, dialect.IdWidth);
        }

        Next(sink);
    }

    void Born(Sink sink, in Patient row, Flaw flaw)
    {
        if (flaw == Flaw.UnreadableDate)
        {
            sink.Text(dialect.IsBritish ? "31/02/1987"u8 : "1987-02-31"u8);
            return;
        }

        Day(sink, firstDay - row.AgeInDays);
    }

    void Day(Sink sink, int day)
    {
        if (dialect.IsBritish)
        {
            sink.BritishDay(day);
        }
        else
        {
            sink.IsoDay(day);
        }
    }
}
