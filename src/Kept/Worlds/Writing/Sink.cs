using System.Buffers.Text;
using System.Text;

namespace Kept.Worlds.Writing;

/// <summary>UTF-8 text on its way to a file. A row is begun with room for all of it; the writers then only fill.</summary>
sealed class Sink(DayTexts days)
{
    /// <summary>The most that one row may need.</summary>
    const int RowRoom = 2048;

    static readonly byte[] digits = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 100).Select(i => $"{i:00}")));

    byte[] buffer = new byte[8 * RowRoom];

    public int Length { get; private set; }

    public ReadOnlyMemory<byte> Written => buffer.AsMemory(0, Length);

    public void Clear() => Length = 0;

    public void BeginRow()
    {
        if (buffer.Length - Length < RowRoom)
        {
            Array.Resize(ref buffer, buffer.Length * 2);
        }
    }

    /// <summary>Drops everything from the last <paramref name="ascii"/> on.</summary>
    public void CutAtLast(char ascii) => Length = buffer.AsSpan(0, Length).LastIndexOf((byte)ascii);

    /// <summary>Takes over what another sink holds, and empties it.</summary>
    public void Take(Sink other)
    {
        while (buffer.Length - Length < other.Length)
        {
            Array.Resize(ref buffer, buffer.Length * 2);
        }

        Text(other.Written.Span);
        other.Clear();
    }

    public void Byte(char ascii) => buffer[Length++] = (byte)ascii;

    public void Text(ReadOnlySpan<byte> utf8)
    {
        utf8.CopyTo(buffer.AsSpan(Length));
        Length += utf8.Length;
    }

    public void Text(string text) => Length += Encoding.UTF8.GetBytes(text, buffer.AsSpan(Length));

    public void Repeat(char ascii, int count)
    {
        buffer.AsSpan(Length, count).Fill((byte)ascii);
        Length += count;
    }

    public void Number(long value)
    {
        Utf8Formatter.TryFormat(value, buffer.AsSpan(Length), out var written);
        Length += written;
    }

    /// <summary>A number with leading zeros.</summary>
    public void Padded(long value, int width)
    {
        for (var i = Length + width - 1; i >= Length; i--)
        {
            (value, var digit) = Math.DivRem(value, 10);
            buffer[i] = (byte)('0' + digit);
        }

        Length += width;
    }

    /// <summary>An id: a plain number when <paramref name="width"/> is 0, else with leading zeros.</summary>
    public void Id(long value, int width)
    {
        if (width == 0)
        {
            Number(value);
        }
        else
        {
            Padded(value, width);
        }
    }

    /// <summary>A day as 2024-03-31.</summary>
    public void IsoDay(int day) => Text(days.Iso(day));

    /// <summary>A day as 31/03/2024.</summary>
    public void BritishDay(int day) => Text(days.British(day));

    /// <summary>A minute of the day as 09:05; a minute of the next day is the same.</summary>
    public void Clock(int minute)
    {
        Two(minute / 60 % 24);
        Byte(':');
        Two(minute % 60);
    }

    /// <summary>A second of the day as 09:05:30.</summary>
    public void ClockSeconds(int second)
    {
        Clock(second / 60);
        Byte(':');
        Two(second % 60);
    }

    /// <summary>Ten-thousandths as 0.1234.</summary>
    public void Fraction(int tenThousandths)
    {
        Byte((char)('0' + tenThousandths / 10_000));
        Byte('.');
        Two(tenThousandths / 100 % 100);
        Two(tenThousandths % 100);
    }

    void Two(int value) => Text(digits.AsSpan(value * 2, 2));
}
