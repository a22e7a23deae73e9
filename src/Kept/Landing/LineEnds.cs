using System.IO.Compression;
using System.Numerics;

namespace Kept.Landing;

/// <summary>Line ends of a file. The engine takes a file of one kind only; files that were put together from several hold more.</summary>
static class LineEnds
{
    const int BufferSize = 1 << 16;

    /// <summary>Whether the file holds more than one kind, quoted values included.</summary>
    public static async Task<bool> AreMixedAsync(string path, CancellationToken cancellation)
    {
        await using var stream = await OpenAsync(path, cancellation);
        var buffer = new byte[BufferSize];
        var (previous, kinds) = ((byte)0, Kinds.None);
        for (var read = await stream.ReadAsync(buffer, cancellation); read > 0; read = await stream.ReadAsync(buffer, cancellation))
        {
            foreach (var value in buffer.AsSpan(0, read))
            {
                kinds |= (previous == '\r', value == '\n') switch
                {
                    (true, true) => Kinds.Both,
                    (true, false) => Kinds.Return,
                    (false, true) => Kinds.Feed,
                    _ => Kinds.None,
                };
                previous = value;
            }
        }

        return BitOperations.PopCount((uint)kinds) > 1;
    }

    /// <summary>The bytes of a file, decompressed.</summary>
    public static async Task<Stream> OpenAsync(string path, CancellationToken cancellation)
    {
        var file = File.OpenRead(path);
        var magic = new byte[2];
        await file.ReadAtLeastAsync(magic, magic.Length, throwOnEndOfStream: false, cancellation);
        file.Position = 0;
        return magic is [0x1F, 0x8B] ? new GZipStream(file, CompressionMode.Decompress) : file;
    }

    /// <summary>The text with line feeds alone.</summary>
    public static async Task CopyEvenAsync(TextReader reader, TextWriter writer, CancellationToken cancellation)
    {
        var buffer = new char[BufferSize];
        var previous = '\0';
        for (var read = await reader.ReadAsync(buffer, cancellation); read > 0; read = await reader.ReadAsync(buffer, cancellation))
        {
            var kept = 0;
            foreach (var c in buffer.AsSpan(0, read))
            {
                if (c != '\n' || previous != '\r')
                {
                    buffer[kept++] = c == '\r' ? '\n' : c;
                }

                previous = c;
            }

            await writer.WriteAsync(buffer.AsMemory(0, kept), cancellation);
        }
    }

    [Flags]
    enum Kinds
    {
        None = 0,
        Feed = 1,
        Return = 2,
        Both = 4,
    }
}
