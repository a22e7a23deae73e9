using System.Text;
using Kept.Docs.Graph;
using Kept.Docs.Pages;
using Kept.Docs.Search;
using Kept.Lineage;

namespace Kept.Docs;

/// <summary>The site about a workspace: pages that open from disk, without a server, a network, or a script that they need.</summary>
public sealed class Site
{
    /// <summary>The file by which a directory is known as one that a site was written to, and may be written to again.</summary>
    public const string Mark = "kept-docs.txt";

    static readonly string[] Assets = ["site.css", "site.js", "icon.svg"];

    readonly SiteContent content;
    readonly Atlas atlas;

    /// <summary>A site about this.</summary>
    public Site(SiteContent content)
    {
        this.content = content;
        atlas = new Atlas(content);
    }

    /// <summary>Writes it; pages that an earlier site left there are taken away, other files are left alone.</summary>
    /// <param name="directory">Where to; it is made if need be.</param>
    /// <param name="cancellation">Stops the writing; what is written by then stays.</param>
    /// <returns>How many pages, and how many bytes in all.</returns>
    /// <exception cref="KeptException">The directory holds files of other origin.</exception>
    public async Task<SiteReport> WriteAsync(string directory, CancellationToken cancellation)
    {
        var target = SiteDirectory.Open(directory);
        var frame = new Frame(content);
        var pages = 0;
        foreach (var page in Pages())
        {
            await target.WriteAsync(page.File, Encoding.UTF8.GetBytes(frame.Write(page).ToString()), cancellation);
            pages++;
        }

        foreach (var asset in Assets)
        {
            await target.WriteAsync($"assets/{asset}", Read(asset), cancellation);
        }

        using var index = new MemoryStream();
        new SearchIndex(content, atlas).Write(index);
        await target.WriteAsync("assets/search.js", index.ToArray(), cancellation);
        target.Tidy();
        return new SiteReport(Path.Combine(directory, "index.html"), pages, target.Bytes);
    }

    IEnumerable<Page> Pages()
    {
        var verdicts = new Verdicts(content, atlas);
        var lists = new ListPages(content, atlas, verdicts);
        var (models, sources, questions, feeds) = (new ModelPages(content, atlas, verdicts), new SourcePages(content, atlas, verdicts), new QuestionPages(content, atlas, verdicts), new FeedPages(content, atlas, verdicts));
        return lists.Write().Prepend(new OverviewPage(content, atlas, verdicts).Write(lists))
            .Append(new RunPage(content, atlas).Write()).Append(LedgerPage.Write(content))
            .Concat(atlas.Things.Select(thing => thing.Kind switch
            {
                LineageKind.Feed => feeds.Write(thing),
                LineageKind.Source => sources.Write(thing),
                LineageKind.Question => questions.Write(thing),
                _ => models.Write(thing),
            }));
    }

    /// <summary>An asset as text.</summary>
    internal static string Text(string asset) => Encoding.UTF8.GetString(Read(asset));

    static byte[] Read(string asset)
    {
        using var stream = typeof(Site).Assembly.GetManifestResourceStream($"assets/{asset}")!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
