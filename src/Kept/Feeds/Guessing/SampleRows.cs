using Kept.Feeds.Detection;

namespace Kept.Feeds.Guessing;

/// <summary>A few rows of a file, as texts: enough to guess from, never a batch of work.</summary>
/// <param name="Columns">The source columns.</param>
/// <param name="Rows">The rows; a cell is null when there is no value.</param>
public sealed record SampleRows(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string?>> Rows)
{
    const int Limit = 1000;

    /// <summary>Reads the first rows of a text file; of Parquet the engine reads them.</summary>
    public static async Task<SampleRows> ReadAsync(string path, DetectedFormat format, CancellationToken cancellation)
    {
        var head = await FileHead.ReadAsync(path, cancellation);
        var text = EncodingSniffer.Decode(head, format);
        return format.Kind == FileKind.Csv ? FromCsv(text, head.IsWhole, format) : FromJson(text, head.IsWhole, format);
    }

    /// <summary>The values of a column that are there.</summary>
    public IReadOnlyList<string> Values(string column)
    {
        var index = Columns.ToList().IndexOf(column);
        return [.. Rows.Where(row => index >= 0 && index < row.Count).Select(row => row[index]?.Trim()).OfType<string>().Where(value => value.Length > 0)];
    }

    static SampleRows FromCsv(string text, bool isWhole, DetectedFormat format)
    {
        var rows = new CsvText(text, format.Delimiter, format.Quote).Rows().Skip(format.Header ? 1 : 0).Take(Limit).ToList();
        return new SampleRows(format.Columns, isWhole || rows.Count == Limit ? rows : rows[..Math.Max(0, rows.Count - 1)]);
    }

    static SampleRows FromJson(string text, bool isWhole, DetectedFormat format)
    {
        var records = JsonRecords.Read(text, isWhole, format.Kind, format.Records, Limit);
        return new SampleRows(format.Columns, [.. records.Select(record => Row([.. JsonLeaves.Of(record)], format.Columns))]);
    }

    static List<string?> Row(List<KeyValuePair<string, string?>> leaves, IReadOnlyList<string> columns) =>
        [.. columns.Select(column => leaves.Find(leaf => leaf.Key == column).Value)];
}
