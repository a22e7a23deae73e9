using Kept.Worlds.Reality;

namespace Kept.Worlds.Writing;

/// <summary>Where the rows of one entity of one group go: a file after the other, and perhaps a last file of corrections.</summary>
sealed class Outlet<T>(string feed, string entity, Rows<T> rows, Func<string, DataFile> create, Dice dice, string? corrections)
    : IAsyncDisposable
{
    readonly List<FileManifest> files = [];
    readonly DataFile? afterwards = corrections is null ? null : create(corrections);
    DataFile? file;
    string? current;

    /// <summary>Goes on in another file; the same one is simply kept.</summary>
    public async ValueTask TurnToAsync(string path, CancellationToken cancellation)
    {
        if (path != current)
        {
            await CloseAsync(file, cancellation);
            (file, current) = (create(path), path);
        }
    }

    public void Write(in T row, Fate fate)
    {
        First(fate == Fate.Correction ? rows.Draft(row) : row);
        switch (fate)
        {
            case Fate.Duplicate:
                Again(row);
                break;
            case Fate.Correction:
                Correct(row);
                break;
            case Fate.Deletion:
                Delete(row);
                break;
            case Fate.Bad:
                Spoil(row);
                break;
        }
    }

    public async ValueTask DrainAsync(CancellationToken cancellation)
    {
        await file!.DrainAsync(cancellation);
        await (afterwards?.DrainAsync(cancellation) ?? ValueTask.CompletedTask);
    }

    public async Task<IReadOnlyList<FileManifest>> FinishAsync(CancellationToken cancellation)
    {
        await CloseAsync(file, cancellation);
        await CloseAsync(afterwards, cancellation);
        return files;
    }

    public async ValueTask DisposeAsync()
    {
        await (file?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (afterwards?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    void First(in T row)
    {
        file!.Count.Rows++;
        rows.Write(file.Next(), row, Flaw.None);
    }

    void Again(in T row)
    {
        file!.Count.Duplicates++;
        rows.Write(file.Later(), row, Flaw.None);
    }

    void Correct(in T row)
    {
        var place = AnyFile();
        place.Count.Corrections++;
        rows.Write(place.Later(), row, Flaw.None);
    }

    void Delete(in T row)
    {
        var place = AnyFile();
        place.Count.Deletions++;
        rows.Write(place.Later(), rows.Tombstone(row), Flaw.None);
    }

    void Spoil(in T row)
    {
        var flaw = rows.Flaws[dice.Below(rows.Flaws.Count)];
        file!.Count.AddBad(flaw);
        rows.Write(file.Next(), row, flaw);
    }

    DataFile AnyFile() => afterwards is not null && dice.Chance(0.5) ? afterwards : file!;

    async Task CloseAsync(DataFile? done, CancellationToken cancellation)
    {
        if (done is not null)
        {
            await done.FinishAsync(cancellation);
            await done.DisposeAsync();
            files.Add(done.Count.Close(feed, entity));
        }
    }
}
