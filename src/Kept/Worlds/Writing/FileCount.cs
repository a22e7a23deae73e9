namespace Kept.Worlds.Writing;

/// <summary>What has been written into a file so far.</summary>
sealed class FileCount(string path)
{
    readonly SortedDictionary<string, long> bad = new(StringComparer.Ordinal);

    public long Records { get; set; }

    public long Rows { get; set; }

    public long Duplicates { get; set; }

    public long Corrections { get; set; }

    public long Deletions { get; set; }

    public void AddBad(Flaw flaw) => bad[flaw.Rule()] = bad.GetValueOrDefault(flaw.Rule()) + 1;

    public FileManifest Close(string feed, string entity) => new()
    {
        Path = path,
        Feed = feed,
        Entity = entity,
        Records = Records,
        Rows = Rows,
        Duplicates = Duplicates,
        Corrections = Corrections,
        Deletions = Deletions,
        Bad = bad,
    };
}
