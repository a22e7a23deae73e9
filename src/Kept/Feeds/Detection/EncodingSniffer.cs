using System.Text.Unicode;

namespace Kept.Feeds.Detection;

/// <summary>The detection of an encoding from bytes: by byte order mark, then by zero bytes, then by whether it is valid UTF-8.</summary>
static class EncodingSniffer
{
    /// <summary>Adds the encoding to a format.</summary>
    public static DetectedFormat Detect(FileHead head, string? set, DetectedFormat format)
    {
        var mark = Mark(head.Bytes);
        var bigEndian = mark == ByteOrder.Utf16Big || (mark == ByteOrder.None && ZeroShare(head.Bytes, 0) > ZeroShare(head.Bytes, 1));
        return format with
        {
            Encoding = set ?? Guess(head, mark),
            IsBigEndian = bigEndian,
            HasByteOrderMark = mark != ByteOrder.None,
        };
    }

    /// <summary>The text of a head, without its byte order mark.</summary>
    public static string Decode(FileHead head, DetectedFormat format) =>
        format.ToEncoding().GetString(head.Bytes).TrimStart('\uFEFF');

    static string Guess(FileHead head, ByteOrder mark)
    {
        if (mark is ByteOrder.Utf16Big or ByteOrder.Utf16Little || LooksLikeUtf16(head.Bytes))
        {
            return TextEncoding.Utf16;
        }

        var isUtf8 = IsUtf8(head.Bytes, head.IsWhole) && head.Windows.Index().All(window => IsUtf8(window.Item, window.Index == head.Windows.Count - 1));
        return mark == ByteOrder.Utf8 || isUtf8 ? TextEncoding.Utf8 : TextEncoding.Latin1;
    }

    static ByteOrder Mark(byte[] bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => ByteOrder.Utf8,
        [0xFF, 0xFE, ..] => ByteOrder.Utf16Little,
        [0xFE, 0xFF, ..] => ByteOrder.Utf16Big,
        _ => ByteOrder.None,
    };

    static bool LooksLikeUtf16(byte[] bytes) => Math.Max(ZeroShare(bytes, 0), ZeroShare(bytes, 1)) > 0.4;

    // Western text in UTF-16 has a zero in nearly every second byte; text in other encodings has none.
    static double ZeroShare(byte[] bytes, int first)
    {
        var (zeros, count) = (0, 0);
        for (var i = first; i < Math.Min(bytes.Length, 4096); i += 2, count++)
        {
            zeros += bytes[i] == 0 ? 1 : 0;
        }

        return count == 0 ? 0 : (double)zeros / count;
    }

    static bool IsUtf8(byte[] bytes, bool isEnd)
    {
        var whole = WithoutBegun(bytes);
        return Utf8.IsValid(isEnd ? whole : WithoutUnfinished(whole));
    }

    // A window may begin inside a character, …
    static ReadOnlySpan<byte> WithoutBegun(ReadOnlySpan<byte> bytes)
    {
        for (var i = 0; i < 3 && bytes.Length > 0 && IsContinuation(bytes[0]); i++)
        {
            bytes = bytes[1..];
        }

        return bytes;
    }

    // … and end inside one.
    static ReadOnlySpan<byte> WithoutUnfinished(ReadOnlySpan<byte> bytes)
    {
        var back = 1;
        while (back <= Math.Min(3, bytes.Length) && IsContinuation(bytes[^back]))
        {
            back++;
        }

        return back <= bytes.Length && bytes[^back] >= 0xC0 ? bytes[..^back] : bytes;
    }

    static bool IsContinuation(byte value) => (value & 0xC0) == 0x80;

    enum ByteOrder
    {
        None,
        Utf8,
        Utf16Little,
        Utf16Big,
    }
}
