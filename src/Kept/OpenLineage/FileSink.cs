namespace Kept.OpenLineage;

/// <summary>Appends events to a file, one a line. Before a run takes it beyond its size, the file becomes the older one, of which there is one.</summary>
sealed class FileSink(string path, string shown) : IEventSink
{
    const long Largest = 16 << 20;

    FileStream? stream;

    public string Name => shown;

    public async Task SendAsync(ReadOnlyMemory<byte> json, CancellationToken cancellation)
    {
        try
        {
            stream ??= Open();
            await stream.WriteAsync(json, cancellation);
            await stream.WriteAsync("\n"u8.ToArray(), cancellation);
            await stream.FlushAsync(cancellation);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException)
        {
            // The runtime calls a file that may not grow an argument out of range.
            throw new EventException(error.Message, error);
        }
    }

    public ValueTask DisposeAsync() => stream?.DisposeAsync() ?? ValueTask.CompletedTask;

    FileStream Open()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (File.Exists(path) && new FileInfo(path).Length > Largest)
        {
            File.Move(path, Path.ChangeExtension(path, $"1{Path.GetExtension(path)}"), overwrite: true);
        }

        return new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
    }
}
