using System.CommandLine;
using Kept.Cli.Hosting;
using Kept.Cli.Kernel;
using Kept.DuckDb;
using Kept.Feeds;
using Kept.Landing;
using Kept.Postgres.Feeds;

namespace Kept.Cli.Verbs;

/// <summary><c>kept feed</c>: what the feeds say, and what they make of their files.</summary>
static class FeedVerb
{
    static readonly Argument<string> Name = new("name") { Description = "The feed" };
    static readonly Argument<FileInfo> Source = new("file") { Description = "A file of data" };
    static readonly Option<string?> As = new("--name") { Description = "The feed's name; default: the file's", HelpName = "NAME" };
    static readonly Option<int> Rows = new("--rows") { Description = "How many rows to show", HelpName = "N", DefaultValueFactory = _ => 10 };

    public static void AddFeed(this RootCommand root) => root.Add(
        new Command("feed", "List the feeds")
        {
            new Command("add", "Look at a file and write a feed with the mapping it guessed, to be corrected") { Source, As }.Runs(AddAsync),
            new Command("preview", "Show the first rows of a feed as mapped, and what would be rejected") { Name, Rows }.Runs(PreviewAsync),
        }.Runs(List));

    static Task List(Call call)
    {
        var workspace = call.Workspace;
        var feeds = FeedCatalog.Load(workspace, Project.Contract(workspace)).Feeds;
        Terminal.Table(TableView.Of(["feed", "entities", "path", ">files", "rows", "source"], feeds.Select(feed => (IReadOnlyList<string>)
        [
            feed.Name, string.Join(", ", feed.Entities.Select(entity => entity.Entity)), feed.Path,
            $"{FeedFiles.Match(workspace, feed).Count}", feed.Rows == RowMeaning.Snapshot ? "snapshot" : "upsert", feed.Source ?? workspace.PrimarySource,
        ])));
        return Task.CompletedTask;
    }

    static async Task AddAsync(Call call)
    {
        var workspace = call.Workspace;
        var source = call.Get(Source)!;
        if (!source.Exists)
        {
            throw new UsageException($"there is no file {source}");
        }

        var name = call.Get(As) ?? source.Name.Split('.')[0];
        if (name.Length == 0 || name.AsSpan().ContainsAny(Path.GetInvalidFileNameChars()))
        {
            throw new UsageException($"--name: found '{name}', expected a file's name without its directory and ending");
        }

        var target = Path.Combine(workspace.FeedsPath, name + ".yml");
        if (File.Exists(target))
        {
            throw new UsageException($"{workspace.Show(target)} exists already; choose another --name");
        }

        var guess = await FeedGuesser.GuessAsync(workspace, source.FullName, call.Cancellation);
        Directory.CreateDirectory(workspace.FeedsPath);
        await File.WriteAllTextAsync(target, guess.Yaml, call.Cancellation);
        Terminal.Line(guess.Yaml);
        call.Terminal.Note($"written to {workspace.Show(target)}: {string.Join(", ", guess.Entities)}");
        call.Terminal.Note(guess.Missing.Count > 0
            ? $"to be filled in before it can land: {string.Join(", ", guess.Missing)}"
            : $"correct what was guessed wrong, then: kept feed preview {name}");
    }

    static async Task PreviewAsync(Call call)
    {
        var workspace = call.Workspace;
        var contract = Project.Contract(workspace);
        var feed = FeedCatalog.Load(workspace, contract).Find(call.Get(Name)!);
        await using var scratch = await DuckDbWarehouse.OpenAsync(null, readOnly: false, call.Cancellation);
        foreach (var preview in await new FeedPreview(scratch, workspace, contract, new PostgresTables()).LookAsync(feed, call.Get(Rows), call.Cancellation))
        {
            Terminal.Heading($"{preview.File} → {preview.Entity}: {Human.Count(preview.Looked, "record")} looked at, {Human.Count(preview.Rejected)} would be rejected");
            Terminal.Table(TableView.Of(preview.Rows));
            if (preview.Rejects.Rows.Count > 0)
            {
                Terminal.Heading("rejected");
                Terminal.Table(TableView.Of(preview.Rejects));
            }

            Terminal.Line();
        }
    }
}
