using System.Globalization;
using System.Text;
using CsCheck;
using Kept.Predict.Serving;
using Xunit;

namespace Kept.Tests.Serve;

/// <summary>Whatever is written as CSV is read back, by any writer's choice of quotes, line ends and order of columns.</summary>
public sealed class CsvRowsTests
{
    static readonly string[] Words = ["plain", "with, comma", "with \"quotes\"", "two\nlines", "Łódź", "\"", "x,\r\ny"];
    static readonly ModelInput[] Inputs = [new("number", null), new("word", Words), new("other", null)];

    static readonly Gen<(float, int, float)> Rows = Gen.Select(Gen.OneOf(Gen.Float[-1e6f, 1e6f], Gen.Const(float.NaN), Gen.Int[-500, 500].Select(i => (float)i)), Gen.Int[-1, Words.Length - 1], Gen.Float[0, 1]);

    [Fact]
    public void What_is_written_is_read_back() => Gen.Select(Rows.Array[1, 20], Gen.Bool, Gen.Bool, Gen.Bool, Gen.Int[0, 2]).Sample((rows, isQuoted, isWindows, endsWithLine, turn) =>
    {
        var end = isWindows ? "\r\n" : "\n";
        string[] Turned(string[] fields) => [.. fields[turn..], .. fields[..turn]];
        var lines = rows.Select(row => Turned([Number(row.Item1), row.Item2 < 0 ? "" : Quoted(Words[row.Item2], isQuoted), Number(row.Item3)])).Prepend(Turned(["number", "word", "other"]));
        var read = CsvRows.Read(Encoding.UTF8.GetBytes(string.Join(end, lines.Select(fields => string.Join(',', fields))) + (endsWithLine ? end : "")), Inputs);
        var table = read.At(0, read.Count);
        Assert.Equal(rows.Select(row => row.Item1), table.Columns[0].Values);
        Assert.Equal(rows.Select(row => row.Item2 < 0 ? float.NaN : row.Item2), table.Columns[1].Values);
        Assert.Equal(rows.Select(row => row.Item3), table.Columns[2].Values);
    }, iter: 500, seed: "0000KeptCsv1");

    static string Number(float number) => float.IsNaN(number) ? "" : number.ToString(CultureInfo.InvariantCulture);

    static string Quoted(string word, bool always) => always || word.AsSpan().IndexOfAny(",\"\n") >= 0 ? $"\"{word.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : word;
}
