using System.Globalization;
using System.Text;
using Kept.Predict.Features;

namespace Kept.Predict.Serving;

/// <summary>Rows to score, collected as columns. What a row does not say is not known, and so is a word that the model never saw.</summary>
public sealed class InputRows
{
    const int LongestWord = 512;
    readonly IReadOnlyList<ModelInput> inputs;
    readonly float[][] columns;
    readonly Dictionary<string, float>.AlternateLookup<ReadOnlySpan<char>>[] places;

    /// <summary>No rows yet.</summary>
    public InputRows(IReadOnlyList<ModelInput> inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        this.inputs = inputs;
        columns = [.. inputs.Select(_ => new float[16])];
        places = [.. inputs.Select(input => (input.Levels ?? []).Index().ToDictionary(level => level.Item, level => (float)level.Index).GetAlternateLookup<ReadOnlySpan<char>>())];
    }

    /// <summary>How many rows there are.</summary>
    public int Count { get; private set; }

    /// <summary>Begins a row of which nothing is known.</summary>
    public void Begin()
    {
        for (var i = 0; i < columns.Length; i++)
        {
            if (Count == columns[i].Length)
            {
                Array.Resize(ref columns[i], Count * 2);
            }

            columns[i][Count] = float.NaN;
        }

        Count++;
    }

    /// <summary>Says a value of the last row, as text; an empty one is not known.</summary>
    /// <returns>Whether it can be one: a number where one is expected.</returns>
    public bool TrySet(int input, ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
        {
            return true;
        }

        if (inputs[input].Levels is not null)
        {
            Set(input, Place(input, text));
            return true;
        }

        var isNumber = TryNumber(text, out var number);
        Set(input, number);
        return isNumber;
    }

    /// <summary>Says a number of the last row.</summary>
    public void Set(int input, double number) => columns[input][Count - 1] = (float)number;

    /// <summary>Some of the rows, for the model.</summary>
    public FeatureTable At(int from, int count) => new()
    {
        Appointments = [],
        Patients = [],
        Clinics = [],
        Days = new int[count],
        Missed = [],
        Columns = [.. inputs.Select((input, i) => new FeatureColumn(input.Name, columns[i].AsSpan(from, count).ToArray(), input.Levels))],
    };

    float Place(int input, ReadOnlySpan<byte> text)
    {
        Span<char> word = stackalloc char[LongestWord];
        return Encoding.UTF8.TryGetChars(text, word, out var length) && places[input].TryGetValue(word[..length], out var place) ? place : float.NaN;
    }

    /// <summary>A number or a truth value, as the engine writes them.</summary>
    static bool TryNumber(ReadOnlySpan<byte> text, out double number)
    {
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number))
        {
            return !double.IsInfinity(number);
        }

        number = text.SequenceEqual("true"u8) ? 1 : text.SequenceEqual("false"u8) ? 0 : double.NaN;
        return !double.IsNaN(number);
    }
}
