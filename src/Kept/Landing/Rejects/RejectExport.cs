using System.Text.Json.Nodes;
using Kept.Feeds;
using Kept.Feeds.Detection;
using Kept.Warehouses;
using Kept.Workspaces;

namespace Kept.Landing.Rejects;

/// <summary>
/// Writes a feed's open rejects as a CSV that a person corrects and replays: what is wrong with each record, then the
/// record's own columns (delimited text) or its JSON (<c>_record</c>).
/// </summary>
public sealed class RejectExport(Warehouse warehouse, Workspace workspace)
{
    /// <summary>The column that ties a corrected record to its reject.</summary>
    public const string IdColumn = "_reject_id";

    /// <summary>The column that holds a record which has no columns of its own.</summary>
    public const string RecordColumn = "_record";

    /// <summary>The columns that say what is wrong; the record's own stand behind them.</summary>
    internal static IReadOnlyList<string> Facts { get; } = [IdColumn, "_file", "_row", "_entity", "_column", "_rule", "_reason"];

    /// <summary>Writes the file.</summary>
    /// <returns>How many rejects were written.</returns>
    public async Task<int> WriteAsync(Feed feed, TextWriter output, CancellationToken cancellation)
    {
        var rejects = await warehouse.QueryAsync($"""
            select reject_id, file, row_number, entity, column_name, rule, reason, raw,
              load_id in (select load_id from staging.ledger where kind = 'replay') as is_replayed from staging.rejects
            where closed_by is null and feed = {Sql.Text(feed.Name)} order by reject_id
            """, cancellation);
        var formats = new Dictionary<string, DetectedFormat>();
        foreach (var file in rejects.Rows.Select(row => (string)row[1]!).Distinct())
        {
            formats[file] = await FormatOfAsync(feed, file, cancellation);
        }

        var columns = formats.Values.SelectMany(format => IsDelimited(format) ? format.Columns : [RecordColumn]).Distinct().ToList();
        await output.WriteLineAsync(CsvLine.Write([.. Facts, .. columns]));
        foreach (var row in rejects.Rows)
        {
            var record = Record(formats[(string)row[1]!], (string?)row[7] ?? "", row[8] is true);
            var facts = row[..7].Select(value => Convert.ToString(value, null) ?? "");
            await output.WriteLineAsync(CsvLine.Write([.. facts, .. columns.Select(column => record.GetValueOrDefault(column, ""))]));
        }

        return rejects.Rows.Count;
    }

    async Task<DetectedFormat> FormatOfAsync(Feed feed, string file, CancellationToken cancellation)
    {
        if (feed.Table is not null)
        {
            return new DetectedFormat { Kind = FileKind.Parquet };
        }

        var path = workspace.Resolve(file);
        return File.Exists(path)
            ? await FileSniffer.SniffAsync(path, feed.Format, cancellation)
            : throw new LandingException(file, "the file is gone, and its header is needed to name the columns of its rejects; put it back, or correct the rejects in a new file of the feed");
    }

    static bool IsDelimited(DetectedFormat format) => format.Kind == FileKind.Csv;

    /// <summary>A record by column: as its file wrote it, or, once replayed, as the replay did.</summary>
    static Dictionary<string, string> Record(DetectedFormat format, string raw, bool isReplayed) => (IsDelimited(format), isReplayed) switch
    {
        (false, _) => new() { [RecordColumn] = raw },
        (true, true) => JsonNode.Parse(raw)!.AsObject().ToDictionary(pair => pair.Key, pair => (string?)pair.Value ?? ""),
        _ => format.Columns.Zip(Values(format, raw)).ToDictionary(pair => pair.First, pair => pair.Second),
    };

    /// <summary>A record's values; those that stand behind the last column stay with it, so that none is overlooked.</summary>
    static IEnumerable<string> Values(DetectedFormat format, string raw)
    {
        var values = CsvLine.Split(raw, format.Delimiter, format.Quote);
        var last = format.Columns.Count - 1;
        return values.Count <= format.Columns.Count ? values : values.Take(last).Append(string.Join(format.Delimiter, values.Skip(last)));
    }
}
