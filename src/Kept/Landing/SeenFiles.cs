using Kept.Feeds;
using Kept.Warehouses;

namespace Kept.Landing;

/// <summary>The files that were read, so that one that says nothing new is not read again. Files are known by content.</summary>
sealed class SeenFiles(Warehouse warehouse)
{
    /// <summary>Whether the file stands on disk just as it was when it was read: same name, size and time. Reads no content.</summary>
    public async Task<bool> IsUntouchedAsync(SourceFile file, string feedHash, CancellationToken cancellation) => await AnyAsync($"""
        feed = {Sql.Text(file.Feed.Name)} and file = {Sql.Text(file.Shown)} and feed_hash = {Sql.Text(feedHash)}
        and size_bytes = {file.Size} and modified_at = {Sql.Timestamp(file.ModifiedUtc)}
        """, cancellation);

    /// <summary>
    /// Whether this content was the last to be read under the file's name, or was read under another name that stands for it still.
    /// A snapshot says what is there now: under a new name only what landed last is known, an older one takes back what came between.
    /// </summary>
    public async Task<bool> IsKnownAsync(SourceFile file, string feedHash, string contentHash, CancellationToken cancellation) => await AnyAsync($"""
        feed = {Sql.Text(file.Feed.Name)} and content_hash = {Sql.Text(contentHash)} and feed_hash = {Sql.Text(feedHash)}
        and (file = {Sql.Text(file.Shown)} or not exists (
          select 1 from staging.files own where own.feed = {Sql.Text(file.Feed.Name)} and own.file = {Sql.Text(file.Shown)})
          {(file.Feed.Rows == RowMeaning.Snapshot ? $"and content_hash = ({LastLanded(file.Feed)})" : "")})
        """, cancellation);

    /// <summary>Whether the content that was read last under the file's name is this one, by whatever definition of its feed.</summary>
    public async Task<bool> IsSameContentAsync(SourceFile file, string contentHash, CancellationToken cancellation) => await AnyAsync(
        $"feed = {Sql.Text(file.Feed.Name)} and file = {Sql.Text(file.Shown)} and content_hash = {Sql.Text(contentHash)}", cancellation);

    static string LastLanded(Feed feed) =>
        $"select content_hash from staging.ledger where feed = {Sql.Text(feed.Name)} and kind = 'file' order by load_id desc limit 1";

    /// <summary>Remembers the file as it was read.</summary>
    public Task RememberAsync(SourceFile file, string feedHash, string contentHash, DateTime at, CancellationToken cancellation) =>
        warehouse.ExecuteAsync($"""
            delete from staging.files where feed = {Sql.Text(file.Feed.Name)} and file = {Sql.Text(file.Shown)};
            insert into staging.files values ({Sql.Text(file.Feed.Name)}, {Sql.Text(file.Shown)}, {file.Size}, {Sql.Timestamp(file.ModifiedUtc)},
              {Sql.Text(contentHash)}, {Sql.Text(feedHash)}, {Sql.Timestamp(at)})
            """, cancellation);

    /// <summary>Where the cursor of a table stands; null when it was never read.</summary>
    public Task<string?> CursorAsync(SourceFile table, CancellationToken cancellation) =>
        warehouse.ScalarAsync<string>($"select position from staging.cursors where {Of(table)}", cancellation);

    /// <summary>Remembers it; where nothing came, it stands where it stood.</summary>
    public Task RememberCursorAsync(SourceFile table, string? position, CancellationToken cancellation) => position is null ? Task.CompletedTask : warehouse.ExecuteAsync($"""
        delete from staging.cursors where {Of(table)};
        insert into staging.cursors values ({Sql.Text(table.Feed.Name)}, {Sql.Text(table.Shown)}, {Sql.Text(position)})
        """, cancellation);

    static string Of(SourceFile table) => $"feed = {Sql.Text(table.Feed.Name)} and file = {Sql.Text(table.Shown)}";

    async Task<bool> AnyAsync(string condition, CancellationToken cancellation) =>
        await warehouse.ScalarAsync<long>($"select count(*) from staging.files where {condition}", cancellation) > 0;
}
