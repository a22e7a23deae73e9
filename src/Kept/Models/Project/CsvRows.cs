using System.Text;

namespace Kept.Models.Project;

/// <summary>Reads small tables that people write by hand: commas between, double quotes around, names in the first line; nothing is null.</summary>
static class CsvRows
{
    public static IReadOnlyList<IReadOnlyDictionary<string, object?>> Read(string text)
    {
        var records = Records(text).Where(record => record is not [""]).ToList();
        return records.Count == 0 ? [] : [.. records.Skip(1).Select(record => RowOf(records[0], record))];
    }

    static OrderedDictionary<string, object?> RowOf(List<string> names, List<string> record)
    {
        var row = new OrderedDictionary<string, object?>();
        foreach (var (i, name) in names.Index())
        {
            row[name] = i < record.Count && record[i].Length > 0 ? record[i] : null;
        }

        return row;
    }

    static IEnumerable<List<string>> Records(string text)
    {
        var (record, field, isQuoted) = (new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '"')
            {
                var isDoubled = isQuoted && i + 1 < text.Length && text[i + 1] == '"';
                i += isDoubled ? 1 : 0;
                field.Append(isDoubled ? "\"" : "");
                isQuoted = isDoubled || !isQuoted;
            }
            else if (isQuoted || text[i] is not (',' or '\n' or '\r'))
            {
                field.Append(text[i]);
            }
            else if (text[i] is not '\r')
            {
                Close();
                if (text[i] == '\n')
                {
                    yield return record;
                    record = [];
                }
            }
        }

        if (record.Count > 0 || field.Length > 0)
        {
            Close();
            yield return record;
        }

        void Close()
        {
            record.Add(field.ToString());
            field.Clear();
        }
    }
}
