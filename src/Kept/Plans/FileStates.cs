using Kept.Landing;
using Kept.Warehouses;

namespace Kept.Plans;

/// <summary>Tells why each file was read, from what was known of it before.</summary>
/// <param name="warehouse">The session.</param>
/// <param name="before">The database before; null when there was none.</param>
sealed class FileStates(Warehouse warehouse, string? before)
{
    public async Task<IReadOnlyList<FileChange>> OfAsync(IReadOnlyList<LoadReport> loads, CancellationToken cancellation)
    {
        var known = before is null ? [] : await KnownAsync(cancellation);
        return [.. loads.Select(load => new FileChange(known.GetValueOrDefault((load.Feed, load.File)), load.Feed, load.File, load.Ledger, [.. NotesOf(load)]))];
    }

    async Task<Dictionary<(string, string), FileState>> KnownAsync(CancellationToken cancellation)
    {
        var rows = await warehouse.QueryAsync($"""
            select b.feed, b.file, a.content_hash = b.content_hash, a.size_bytes > b.size_bytes
            from {before}.staging.files b join staging.files a using (feed, file)
            """, cancellation);
        return rows.Rows.ToDictionary(row => ((string)row[0]!, (string)row[1]!), row => StateOf(Convert.ToBoolean(row[2], null), Convert.ToBoolean(row[3], null)));
    }

    static FileState StateOf(bool isSame, bool isLonger) => isSame ? FileState.Reread : isLonger ? FileState.Grown : FileState.Changed;

    static IEnumerable<string> NotesOf(LoadReport load) => load.UnknownColumns.Count == 0
        ? load.Notes
        : load.Notes.Append($"columns that the feed does not map are kept in _extra: {string.Join(", ", load.UnknownColumns)}");
}
