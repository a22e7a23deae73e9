using System.Text.Json;
using Kept.Worlds.Reality;

namespace Kept.Worlds.Writing;

/// <summary>Clinics as one JSON document with nested records.</summary>
sealed class ClinicDocument(int firstDay) : Rows<Clinic>
{
    public override string Header => "{\"registry\":\"National Clinic Registry\",\"version\":3,\"clinics\":[\n";

    public override string Separator => ",\n";

    public override string Footer => "\n]}\n";

    public override IReadOnlyList<Flaw> Flaws { get; } = [Flaw.MissingKey, Flaw.UnreadableTimestamp, Flaw.TooLong];

    public override Clinic Draft(in Clinic row) => ClinicDrafts.Of(row);

    public override void Write(Sink sink, in Clinic row, Flaw flaw)
    {
        sink.Text("  {\"id\":"u8);
        sink.Text(flaw == Flaw.MissingKey ? "null" : $"{row.Number}");
        sink.Text(",\"name\":"u8);
        Quoted(sink, flaw == Flaw.TooLong ? new string('x', 300) : row.Name);
        sink.Text(",\"address\":{\"town\":"u8);
        Quoted(sink, row.Location);
        sink.Text(",\"floor\":0},\"opened\":"u8);
        Quoted(sink, flaw == Flaw.UnreadableTimestamp ? "long ago" : Opened(row));
        sink.Text($",\"rooms\":{2 + (firstDay - row.OpenedDay) % 9}}}");
    }

    static string Opened(Clinic row) => DateOnly.FromDayNumber(row.OpenedDay).ToString("O");

    static void Quoted(Sink sink, string text)
    {
        sink.Byte('"');
        sink.Text(JsonEncodedText.Encode(text, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes);
        sink.Byte('"');
    }
}
