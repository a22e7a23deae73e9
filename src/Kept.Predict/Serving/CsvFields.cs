namespace Kept.Predict.Serving;

/// <summary>Reads the fields of a CSV text one after the other (RFC 4180), without copies but of quoted fields with quotes in them.</summary>
ref struct CsvFields(ReadOnlySpan<byte> text)
{
    ReadOnlySpan<byte> rest = text.StartsWith("\uFEFF"u8) ? text[3..] : text;

    /// <summary>The line of the next field, from 1.</summary>
    public int Line { get; private set; } = 1;

    /// <summary>Whether no record is left.</summary>
    public readonly bool IsAtEnd => rest.IsEmpty;

    /// <summary>The next field, and whether it is the last of its record.</summary>
    public ReadOnlySpan<byte> Next(out bool isLast) => !rest.IsEmpty && rest[0] == '"' ? Quoted(out isLast) : Plain(out isLast);

    ReadOnlySpan<byte> Plain(out bool isLast)
    {
        var end = rest.IndexOfAny((byte)',', (byte)'\n');
        var field = end < 0 ? rest : rest[..end];
        isLast = end < 0 || rest[end] == '\n';
        rest = end < 0 ? [] : rest[(end + 1)..];
        Line += isLast ? 1 : 0;
        return isLast && field is [.., (byte)'\r'] ? field[..^1] : field;
    }

    ReadOnlySpan<byte> Quoted(out bool isLast)
    {
        var (line, end, doubled) = (Line, 1, false);
        for (; ; end += 2, doubled = true)
        {
            var quote = rest[end..].IndexOf((byte)'"');
            end = quote < 0 ? throw new BadRowException($"line {line}: found a quote that does not end, expected one at the end of its field") : end + quote;
            if (end + 1 == rest.Length || rest[end + 1] != '"')
            {
                break;
            }
        }

        var field = rest[1..end];
        Line += field.Count((byte)'\n');
        rest = rest[(end + 1)..];
        if (!Plain(out isLast).IsEmpty)
        {
            throw new BadRowException($"line {line}: found more behind the quote that ends a field, expected a comma or the end of the line");
        }

        return doubled ? Unescaped(field) : field;
    }

    static byte[] Unescaped(ReadOnlySpan<byte> field)
    {
        var plain = new List<byte>(field.Length);
        for (var i = 0; i < field.Length; i++)
        {
            plain.Add(field[i]);
            i += field[i] == '"' ? 1 : 0;
        }

        return [.. plain];
    }
}
