namespace Kept.Docs;

/// <summary>Where a site is written. What an earlier site wrote there and this one does not is taken away, and nothing else is.</summary>
sealed class SiteDirectory
{
    readonly string root;
    readonly HashSet<string> before;
    readonly HashSet<string> now = [Site.Mark];

    SiteDirectory(string root, IEnumerable<string> before)
    {
        this.root = root;
        this.before = [.. before];
    }

    public long Bytes { get; private set; }

    /// <exception cref="KeptException">The directory holds files, and none of them says that they are a site's.</exception>
    public static SiteDirectory Open(string root)
    {
        var mark = Path.Combine(root, Site.Mark);
        if (!File.Exists(mark) && Directory.Exists(root) && Directory.EnumerateFileSystemEntries(root).Any())
        {
            throw new KeptException($"{root} holds files that are no site of kept docs; expected an empty directory. Choose another by --output");
        }

        Directory.CreateDirectory(Path.Combine(root, "assets"));
        return new SiteDirectory(root, File.Exists(mark) ? File.ReadAllLines(mark) : []);
    }

    public async Task WriteAsync(string file, byte[] bytes, CancellationToken cancellation)
    {
        await File.WriteAllBytesAsync(Path.Combine(root, file), bytes, cancellation);
        now.Add(file);
        Bytes += bytes.Length;
    }

    /// <summary>Takes away what only an earlier site had, and writes down what this one has.</summary>
    public void Tidy()
    {
        foreach (var file in before.Except(now).Where(IsOurs))
        {
            File.Delete(Path.Combine(root, file));
        }

        File.WriteAllLines(Path.Combine(root, Site.Mark), now.Order(StringComparer.Ordinal));
    }

    /// <summary>The list is a file that anybody may have changed: it never leads out of the directory.</summary>
    static bool IsOurs(string file) => Path.GetFileName(file) == file && file.EndsWith(".html", StringComparison.Ordinal);
}
