namespace Kept.Tests.Runs;

/// <summary>A version of a key: what was said, and which feed said it.</summary>
sealed record Version(string Content, Said? Said, string Feed);

/// <summary>
/// What landing must make of files, in plain words: a file is a voice; what it says of a key is held against what it last said,
/// or, when it never spoke of it, against what is current. A snapshot's feed is one voice whichever file it comes in.
/// </summary>
sealed class Truth
{
    const string Gone = "deleted";
    readonly Dictionary<(string Entity, int Key), Version> current = [];
    readonly Dictionary<(string Voice, int Key), string> lastSaid = [];
    readonly Dictionary<(string Feed, string File), string> seen = [];
    readonly Dictionary<string, string> newest = [];
    readonly HashSet<(string File, string Raw)> rejects = [];

    /// <summary>The ledger as it must be: entity, file, read, landed, rejected, duplicate, deleted, absent.</summary>
    public List<string> Ledger { get; } = [];

    /// <summary>The current versions of an entity that are not deleted, by key.</summary>
    public IEnumerable<(int Key, Said Said)> Current(string entity) => current
        .Where(version => version.Key.Entity == entity && version.Value.Said is not null)
        .Select(version => (version.Key.Key, version.Value.Said!));

    /// <summary>The files that a run must read, in its order.</summary>
    public List<(HistoryFeed Feed, string File, List<Said> Sayings)> Pending(IReadOnlyDictionary<(string Feed, string File), List<Said>> files)
    {
        var pending = new List<(HistoryFeed, string, List<Said>)>();
        foreach (var feed in HistoryFeed.All)
        {
            foreach (var ((_, file), sayings) in files.Where(file => file.Key.Feed == feed.Name).OrderBy(file => file.Key.File, StringComparer.Ordinal))
            {
                var text = feed.Text(sayings);
                if (seen.TryGetValue((feed.Name, file), out var last) ? last == text : IsKnownElsewhere(feed, text))
                {
                    seen[(feed.Name, file)] = text;
                }
                else
                {
                    pending.Add((feed, file, sayings));
                }
            }
        }

        return pending;
    }

    /// <summary>Under a new name, what stands under another is known; of a snapshot only what landed last.</summary>
    bool IsKnownElsewhere(HistoryFeed feed, string text) =>
        seen.Any(other => other.Key.Feed == feed.Name && other.Value == text) && (!feed.IsSnapshot || newest[feed.Name] == text);

    /// <summary>Lands a file.</summary>
    public void Land(HistoryFeed feed, string file, List<Said> sayings)
    {
        var count = Settle(feed, feed.IsSnapshot ? feed.Name : file, sayings);
        var isWhole = !sayings.Exists(said => said.How is Saying.Broken or Saying.Nameless);
        var absent = feed.IsSnapshot && isWhole ? DeleteAbsent(feed, sayings) : 0;
        var wrong = sayings.Where(said => !said.IsAccepted).Select(said => (file, feed.Line(said))).ToList();
        var known = wrong.Count(rejects.Contains);
        rejects.UnionWith(wrong);
        seen[(feed.Name, file)] = newest[feed.Name] = feed.Text(sayings);
        Write(feed, file, sayings.Count, wrong.Count - known, count.Duplicate + known, count, absent);
    }

    /// <summary>Lands corrected rejects: a person speaks, not a file.</summary>
    public void Replay(HistoryFeed feed, string file, List<Said> sayings) => Write(feed, file, sayings.Count, 0, 0, Settle(feed, null, sayings), 0, isReplay: true);

    void Write(HistoryFeed feed, string file, int read, int rejected, int duplicate, (int Landed, int Duplicate, int Deleted) count, int absent, bool isReplay = false) =>
        Ledger.Add($"{feed.Entity}|{file}|{read}|{count.Landed}|{rejected}|{(isReplay ? count.Duplicate : duplicate)}|{count.Deleted}|{absent}");

    (int Landed, int Duplicate, int Deleted) Settle(HistoryFeed feed, string? voice, List<Said> sayings)
    {
        var (landed, duplicate, deleted) = (0, 0, 0);
        foreach (var group in sayings.Where(said => said.IsAccepted).GroupBy(said => said.Key))
        {
            var records = group.ToList();
            var contents = records.ConvertAll(feed.Content);
            var start = contents.LastIndexOf(Baseline(feed, voice, group.Key)) + 1;
            var news = Enumerable.Range(start, records.Count - start).Where(i => i == 0 || contents[i] != contents[i - 1]).ToList();
            duplicate += records.Count - news.Count;
            deleted += news.Count(i => records[i].How == Saying.Deletes);
            landed += news.Count(i => records[i].How == Saying.Says);
            Remember(feed, voice, group.Key, contents, records, news);
        }

        return (landed, duplicate, deleted);
    }

    void Remember(HistoryFeed feed, string? voice, int key, List<string> contents, List<Said> records, List<int> news)
    {
        if (news.Count > 0)
        {
            current[(feed.Entity, key)] = new Version(contents[^1], records[^1].How == Saying.Deletes ? null : records[^1], feed.Name);
        }

        if (voice is not null)
        {
            lastSaid[(voice, key)] = contents[^1];
        }
    }

    string Baseline(HistoryFeed feed, string? voice, int key) =>
        voice is not null && lastSaid.TryGetValue((voice, key), out var said) ? said
        : current.TryGetValue((feed.Entity, key), out var version) ? version.Content
        : "never said";

    int DeleteAbsent(HistoryFeed feed, List<Said> sayings)
    {
        var absent = current.Where(version => version.Key.Entity == feed.Entity && version.Value.Feed == feed.Name && version.Value.Said is not null
            && !sayings.Exists(said => said.Key == version.Key.Key)).Select(version => version.Key.Key).ToList();
        foreach (var key in absent)
        {
            current[(feed.Entity, key)] = new Version(Gone, null, feed.Name);
            lastSaid[(feed.Name, key)] = Gone;
        }

        return absent.Count;
    }
}
