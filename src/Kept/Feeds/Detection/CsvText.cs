using System.Text;

namespace Kept.Feeds.Detection;

/// <summary>The rows of a small delimited text, quotes honoured. For samples: whole files are read by the engine.</summary>
sealed class CsvText(string text, char delimiter, char quote)
{
    readonly StringBuilder cell = new();
    int position;

    /// <summary>The fields read so far that were quoted.</summary>
    public int QuotedFields { get; private set; }

    /// <summary>Whether the text ended inside quotes.</summary>
    public bool EndedInQuotes { get; private set; }

    /// <summary>The rows that are not blank.</summary>
    public IEnumerable<string[]> Rows()
    {
        while (position < text.Length)
        {
            var row = ReadRow();
            if (row.Length > 1 || row[0].Length > 0)
            {
                yield return row;
            }
        }
    }

    string[] ReadRow()
    {
        var cells = new List<string> { ReadCell() };
        while (position < text.Length && text[position] == delimiter)
        {
            position++;
            cells.Add(ReadCell());
        }

        position += position < text.Length && text[position] == '\r' ? 1 : 0;
        position += position < text.Length && text[position] == '\n' ? 1 : 0;
        return [.. cells];
    }

    string ReadCell()
    {
        cell.Clear();
        if (quote != '\0' && position < text.Length && text[position] == quote)
        {
            ReadQuoted();
        }

        var rest = text.AsSpan(position);
        var end = rest.IndexOfAny(delimiter, '\r', '\n');
        end = end < 0 ? rest.Length : end;
        cell.Append(rest[..end]);
        position += end;
        return cell.ToString();
    }

    void ReadQuoted()
    {
        QuotedFields++;
        position++;
        while (true)
        {
            var end = text.IndexOf(quote, position);
            cell.Append(text.AsSpan(position..(end < 0 ? text.Length : end)));
            position = end < 0 ? text.Length : end + 1;
            EndedInQuotes |= end < 0;
            if (position >= text.Length || text[position] != quote)
            {
                return;
            }

            cell.Append(quote);
            position++;
        }
    }
}
