using System.IO.Compression;
using System.Text;

namespace Kept.Worlds.Writing;

/// <summary>One file being written, and what was counted in it.</summary>
sealed class DataFile : IAsyncDisposable
{
    const int DrainBytes = 1 << 18;
    const int LaterBytes = 1 << 14;
    const int FileBuffer = 1 << 16;

    readonly Stream stream;
    readonly string footer;
    readonly string separator;
    readonly Sink now;
    readonly Sink later;

    DataFile(Stream stream, string path, string header, string separator, string footer, DayTexts days)
    {
        (this.stream, this.separator, this.footer) = (stream, separator, footer);
        (now, later) = (new Sink(days), new Sink(days));
        Count = new FileCount(path);
        now.Text(header);
    }

    public FileCount Count { get; }

    /// <summary>Creates the file; a name ending in .gz is compressed.</summary>
    public static DataFile Create<T>(string directory, string path, Rows<T> rows, DayTexts days, Encoding? encoding = null)
    {
        Stream stream = new FileStream(Path.Combine(directory, path), FileMode.Create, FileAccess.Write, FileShare.Read, FileBuffer);
        if (path.EndsWith(".gz", StringComparison.Ordinal))
        {
            stream = new GZipStream(stream, CompressionLevel.Fastest);
        }

        if (encoding is not null)
        {
            stream.Write(encoding.Preamble);
            stream = Encoding.CreateTranscodingStream(stream, encoding, new UTF8Encoding(false));
        }

        return new DataFile(stream, path, rows.Header, rows.Separator, rows.Footer, days);
    }

    /// <summary>Where the next row is to be written.</summary>
    public Sink Next() => Begin(now);

    /// <summary>Where a row is to be written that comes some thousand rows later.</summary>
    public Sink Later()
    {
        if (later.Length > LaterBytes)
        {
            now.Take(later);
        }

        return Begin(later);
    }

    public async ValueTask DrainAsync(CancellationToken cancellation)
    {
        if (now.Length >= DrainBytes)
        {
            await WriteAsync(cancellation);
        }
    }

    public async Task FinishAsync(CancellationToken cancellation)
    {
        now.Take(later);
        now.BeginRow();
        now.Text(footer);
        await WriteAsync(cancellation);
        await stream.FlushAsync(cancellation);
    }

    public ValueTask DisposeAsync() => stream.DisposeAsync();

    Sink Begin(Sink sink)
    {
        sink.BeginRow();
        if (Count.Records++ > 0)
        {
            sink.Text(separator);
        }

        return sink;
    }

    async Task WriteAsync(CancellationToken cancellation)
    {
        await stream.WriteAsync(now.Written, cancellation);
        now.Clear();
    }
}
