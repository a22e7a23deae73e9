using System.CommandLine;
using System.Text.Json;
using Kept.Cli.Hosting;
using Kept.Cli.Kernel;
using Kept.Feeds;
using Kept.Landing.Rejects;

namespace Kept.Cli.Verbs;

/// <summary><c>kept rejects</c>: what broke the contract, and the way back in.</summary>
static class RejectsVerb
{
    static readonly Argument<string?> ExportFeed = new("feed") { Description = "The feed; may be left out when only one has rejects", Arity = ArgumentArity.ZeroOrOne };
    static readonly Argument<FileInfo> Corrected = new("file") { Description = "A file that `kept rejects export` wrote, corrected" };

    public static void AddRejects(this RootCommand root) => root.Add(
        new Command("rejects", "List the records that break the contract, by rule")
        {
            new Command("export", "Write a feed's open rejects as CSV, to be corrected") { ExportFeed, AnswerOptions.Output }.Runs(ExportAsync),
            new Command("replay", "Land corrected rejects and close the old ones") { Corrected }.Runs(ReplayAsync),
        }.Runs(ListAsync));

    static async Task ListAsync(Call call)
    {
        var format = call.Format(OutputFormat.Table, OutputFormat.Json);
        await using var warehouse = await Reader.OpenAsync(call, "staging.rejects");
        var groups = await new RejectBook(warehouse).GroupsAsync(call.Cancellation);
        if (format == OutputFormat.Json)
        {
            Terminal.Json(json => Write(json, groups));
        }
        else if (groups.Count == 0)
        {
            Terminal.Line("nothing was ever rejected");
        }
        else
        {
            Terminal.Table(TableView.Of(["feed", "entity", "rule", "column", "expected", ">open", ">corrected"], groups.Select(Row)));
            call.Terminal.Note("correct them: kept rejects export FEED --output FILE, edit, kept rejects replay FILE");
        }
    }

    static async Task ExportAsync(Call call)
    {
        await using var warehouse = await Reader.OpenAsync(call, "staging.rejects", "staging.ledger");
        var feed = await ChooseAsync(call, new RejectBook(warehouse));
        var export = new RejectExport(warehouse, call.Workspace);
        if (call.Get(AnswerOptions.Output) is not { } file)
        {
            await export.WriteAsync(feed, Console.Out, call.Cancellation);
            return;
        }

        await using var writer = new StreamWriter(file.FullName);
        var written = await export.WriteAsync(feed, writer, call.Cancellation);
        call.Terminal.Note($"{Human.Count(written, "reject")} written to {file}; correct the columns behind _reason, then: kept rejects replay {file}");
    }

    static async Task ReplayAsync(Call call)
    {
        var format = call.Format(OutputFormat.Table, OutputFormat.Json);
        var file = call.Get(Corrected)!;
        if (!file.Exists)
        {
            throw new UsageException($"there is no file {file}");
        }

        await using var writer = await Writer.OpenAsync(call);
        var replay = new RejectReplay(writer.Warehouse, writer.Workspace, writer.Contract, call.Time);
        var report = await replay.ReplayAsync(file.FullName, writer.Feeds, runId: 0, call.Cancellation);
        if (format == OutputFormat.Json)
        {
            Terminal.Json(json => LedgerTable.Write(json, report.Ledger));
            return;
        }

        Terminal.Table(LedgerTable.ByFeed(report.Ledger));
        call.Terminal.Note(report.AlreadyClosed > 0 ? $"{Human.Count(report.AlreadyClosed, "record")} had been corrected before and were left alone" : "now: kept run");
    }

    static async Task<Feed> ChooseAsync(Call call, RejectBook book)
    {
        var feeds = FeedCatalog.Load(call.Workspace, Project.Contract(call.Workspace));
        if (call.Get(ExportFeed) is { } name)
        {
            return feeds.Find(name);
        }

        var open = await book.OpenFeedsAsync(call.Cancellation);
        return open.Count == 1 ? feeds.Find(open[0]) : throw new UsageException(
            open.Count == 0 ? "there are no open rejects" : $"say which feed's rejects: {string.Join(", ", open)}");
    }

    static IReadOnlyList<string> Row(RejectGroup group) =>
        [group.Feed, group.Entity, group.Rule, group.Column, group.Reason, Human.Count(group.Open), Human.Count(group.Closed)];

    static void Write(Utf8JsonWriter json, IReadOnlyList<RejectGroup> groups)
    {
        json.WriteStartArray();
        foreach (var group in groups)
        {
            json.WriteStartObject();
            json.WriteString("feed", group.Feed);
            json.WriteString("entity", group.Entity);
            json.WriteString("rule", group.Rule);
            json.WriteString("column", group.Column);
            json.WriteString("expected", group.Reason);
            json.WriteNumber("open", group.Open);
            json.WriteNumber("corrected", group.Closed);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
