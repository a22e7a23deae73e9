using System.Text;

namespace Kept.Predict.Serving;

/// <summary>Rows as CSV: with a first line of names, or without one, each with all inputs in the model's order.</summary>
public static class CsvRows
{
    /// <summary>Reads them.</summary>
    /// <exception cref="BadRowException">One cannot be scored.</exception>
    public static InputRows Read(ReadOnlySpan<byte> text, IReadOnlyList<ModelInput> inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var fields = new CsvFields(text);
        var places = Header(ref fields, inputs);
        var rows = new InputRows(inputs);
        if (places.Length == 0)
        {
            fields = new CsvFields(text);
            places = [.. Enumerable.Range(0, inputs.Count)];
        }

        while (!fields.IsAtEnd)
        {
            rows.Begin();
            Record(ref fields, rows, places, inputs);
        }

        return rows;
    }

    /// <summary>The input of each column; none when the first line names no input, and so is a row.</summary>
    static int[] Header(ref CsvFields fields, IReadOnlyList<ModelInput> inputs)
    {
        var names = new List<string>();
        for (var isLast = fields.IsAtEnd; !isLast;)
        {
            names.Add(Encoding.UTF8.GetString(fields.Next(out isLast)).Trim());
        }

        var known = inputs.Select(input => input.Name).ToList();
        if (!names.Exists(known.Contains))
        {
            return [];
        }

        var places = names.ConvertAll(name => known.IndexOf(name));
        var wrong = places.FindIndex(place => place < 0);
        var twice = Enumerable.Range(0, places.Count).FirstOrDefault(i => places.IndexOf(places[i]) < i, -1);
        return wrong >= 0 ? throw new BadRowException($"line 1, column {wrong + 1}: {Suggestion.Unknown("input", names[wrong], known)}")
            : twice >= 0 ? throw new BadRowException($"line 1, column {twice + 1}: found {names[twice]} a second time, expected each input once")
            : [.. places];
    }

    static void Record(ref CsvFields fields, InputRows rows, int[] places, IReadOnlyList<ModelInput> inputs)
    {
        var (line, found) = (fields.Line, 0);
        for (var isLast = false; !isLast; found++)
        {
            var field = fields.Next(out isLast);
            if (found < places.Length && !rows.TrySet(places[found], field))
            {
                throw new BadRowException($"line {line}, column {inputs[places[found]].Name}: found text, expected a number, or nothing where it is not known");
            }
        }

        if (found != places.Length)
        {
            throw new BadRowException($"line {line}: found {found} fields, expected {places.Length}: a value of each column of the first line, or, without a line of names, of each input in the model's order");
        }
    }
}
