using System.Text;

namespace Kept.Worlds.Writing;

/// <summary>Rows of delimited text, one a line.</summary>
abstract class DelimitedRows<T>(char delimiter) : Rows<T>
{
    const int OverLong = 300;

    public sealed override void Write(Sink sink, in T row, Flaw flaw)
    {
        Fields(sink, row, flaw);
        if (flaw == Flaw.ColumnCount)
        {
            Miscount(sink);
        }

        sink.Byte('\n');
    }

    /// <summary>Writes the row's fields with their delimiters, without a line break.</summary>
    protected abstract void Fields(Sink sink, in T row, Flaw flaw);

    protected void Next(Sink sink) => sink.Byte(delimiter);

    protected void Field(Sink sink, ReadOnlySpan<byte> text)
    {
        sink.Text(text);
        sink.Byte(delimiter);
    }

    /// <summary>Writes a text, or one that no column has room for.</summary>
    protected void Field(Sink sink, ReadOnlySpan<byte> text, Flaw flaw)
    {
        if (flaw == Flaw.TooLong)
        {
            sink.Repeat('x', OverLong);
            sink.Byte(delimiter);
            return;
        }

        Field(sink, text);
    }

    /// <summary>Texts as this format writes them: quoted where they have to be.</summary>
    protected byte[][] Quoted(IEnumerable<string> texts) => [.. texts.Select(Quoted)];

    protected byte[] Quoted(string text)
    {
        var plain = text.IndexOfAny([delimiter, '"']) < 0;
        return Encoding.UTF8.GetBytes(plain ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
    }

    // One column too few, or one too many, by turns.
    void Miscount(Sink sink)
    {
        if (sink.Length % 2 == 0)
        {
            sink.CutAtLast(delimiter);
            return;
        }

        sink.Byte(delimiter);
        sink.Text("surplus"u8);
    }
}
