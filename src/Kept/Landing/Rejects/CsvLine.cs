using System.Text;

namespace Kept.Landing.Rejects;

/// <summary>Single CSV records, for the few that people correct by hand.</summary>
static class CsvLine
{
    public static string Write(IEnumerable<string> values) => string.Join(",", values.Select(Quoted));

    /// <summary>The values of a record, as far as it can be read: a broken quote ends with the record.</summary>
    public static IReadOnlyList<string> Split(string record, char delimiter, char quote)
    {
        var values = new List<string>();
        var value = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < record.Length; i++)
        {
            var c = record[i];
            if (c == quote && quoted && i + 1 < record.Length && record[i + 1] == quote)
            {
                value.Append(record[i++]);
            }
            else if (c == quote && quote != '\0')
            {
                quoted = !quoted;
            }
            else if (c == delimiter && !quoted)
            {
                values.Add(value.ToString());
                value.Clear();
            }
            else
            {
                value.Append(c);
            }
        }

        values.Add(value.ToString());
        return values;
    }

    static string Quoted(string value) =>
        value.AsSpan().IndexOfAny(",\"\r\n") < 0 ? value : $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
