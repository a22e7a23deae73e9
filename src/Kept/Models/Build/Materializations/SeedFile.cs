using System.Text;
using Kept.Models.Compile;

namespace Kept.Models.Build.Materializations;

/// <summary>The header and the rows of a seed. A value is null where the file says nothing, or the word null, as for dbt.</summary>
sealed record SeedFile(IReadOnlyList<string> Header, IReadOnlyList<string?[]> Rows)
{
    /// <exception cref="ModelException">The file has no header, or a row has more values than it.</exception>
    public static SeedFile Read(Node node)
    {
        var delimiter = node.Config.TextOf("delimiter") ?? ",";
        if (delimiter.Length != 1)
        {
            throw node.Fail($"the delimiter of '{node.Name}' is '{delimiter}'; expected one character");
        }

        var lines = Lines(node.Data, delimiter[0]).ToList();
        var header = lines is [{ Count: > 0 } first, ..] ? first : throw node.Fail($"'{node.Name}' has no header; expected the names of its columns in the first line");
        if (header.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1 || group.Key.Length == 0) is { } bad)
        {
            throw node.Fail($"the header of '{node.Name}' has '{bad.Key}' {bad.Count()} times; expected a name of its own for each column");
        }

        return new SeedFile(header, [.. lines.Skip(1).Select((line, i) => Row(node, header.Count, line, i + 1))]);
    }

    static string?[] Row(Node node, int width, List<string> line, int number)
    {
        if (line.Count > width)
        {
            throw node.Fail($"row {number} of '{node.Name}' has {line.Count} values; the header names {width} columns");
        }

        var row = new string?[width];
        for (var i = 0; i < line.Count; i++)
        {
            row[i] = line[i].Trim() is { } value && (value.Length == 0 || value.Equals("null", StringComparison.OrdinalIgnoreCase)) ? null : line[i];
        }

        return row;
    }

    static IEnumerable<List<string>> Lines(string text, char delimiter)
    {
        var (line, value, isQuoted) = (new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (isQuoted && c == '"' && i + 1 < text.Length && text[i + 1] == '"')
            {
                value.Append(text[i++]);
            }
            else if (c == '"' && (isQuoted || value.Length == 0))
            {
                isQuoted = !isQuoted;
            }
            else if (isQuoted || (c != delimiter && c is not ('\n' or '\r')))
            {
                value.Append(c);
            }
            else if (c != '\r')
            {
                line.Add(value.ToString());
                value.Clear();
                if (c == '\n')
                {
                    yield return line;
                    line = [];
                }
            }
        }

        if (line.Count > 0 || value.Length > 0)
        {
            line.Add(value.ToString());
            yield return line;
        }
    }
}
