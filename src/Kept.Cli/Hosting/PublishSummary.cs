using System.Text.Json;
using Kept.Cli.Kernel;
using Kept.Publishing;

namespace Kept.Cli.Hosting;

/// <summary>What was published as Parquet, for people and machines.</summary>
static class PublishSummary
{
    public static void Tell(PublishReport report, bool isPlan, OutputFormat format)
    {
        if (format == OutputFormat.Json)
        {
            Terminal.Json(json => Write(json, report, isPlan));
            return;
        }

        Terminal.Table(TableView.Of(["table", ">rows", ">partitions", isPlan ? ">to write" : ">written", isPlan ? ">to remove" : ">removed"], report.Tables.Select(Row)));
        Terminal.Line(Verdict(report, isPlan));
    }

    public static string Verdict(PublishReport report, bool isPlan = false) => (report.IsNews, isPlan) switch
    {
        (false, _) => $"{Shown(report)} is current",
        (true, true) => $"{Shown(report)} was not touched",
        _ => $"Published {Human.Count(report.Tables.Sum(table => table.Written))} of {Human.Count(report.Tables.Sum(table => table.Partitions), "partition")} in {Shown(report)} in {Human.Duration(report.Elapsed)}",
    };

    static string Shown(PublishReport report) => Path.GetRelativePath(Environment.CurrentDirectory, report.Directory);

    static string[] Row(PublishedChange table) =>
        [table.Table, Human.Count(table.Rows), Human.Count(table.Partitions), Human.Count(table.Written), Human.Count(table.Removed)];

    static void Write(Utf8JsonWriter json, PublishReport report, bool isPlan)
    {
        json.WriteStartObject();
        json.WriteString("directory", report.Directory);
        json.WriteBoolean("dry_run", isPlan);
        json.WriteNumber("seconds", Math.Round(report.Elapsed.TotalSeconds, 3));
        json.WriteStartArray("tables");
        foreach (var table in report.Tables)
        {
            json.WriteStartObject();
            json.WriteString("table", table.Table);
            json.WriteNumber("rows", table.Rows);
            json.WriteNumber("partitions", table.Partitions);
            json.WriteNumber("written", table.Written);
            json.WriteNumber("removed", table.Removed);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
