using System.IO.Compression;

namespace Kept.Feeds.Detection;

/// <summary>The beginning of a file, decompressed, and a few windows from further in.</summary>
/// <param name="Bytes">The first bytes; at most <see cref="Limit"/>.</param>
/// <param name="IsWhole">Whether that is all of the file.</param>
/// <param name="Compression">How the file is compressed.</param>
/// <param name="Windows">Bytes from further in; none of a compressed file.</param>
sealed record FileHead(byte[] Bytes, bool IsWhole, Compression Compression, IReadOnlyList<byte[]> Windows)
{
    const int Limit = 1 << 20;
    const int WindowSize = 1 << 16;
    const int WindowCount = 4;

    /// <summary>Reads the head of a file.</summary>
    /// <exception cref="KeptException">The file is an archive or a compression that is not read here, or its gzip is broken.</exception>
    public static async Task<FileHead> ReadAsync(string path, CancellationToken cancellation)
    {
        await using var file = File.OpenRead(path);
        var magic = await ReadUpToAsync(file, 4, cancellation);
        file.Position = 0;
        RefuseArchives(path, magic);
        return magic is [0x1F, 0x8B, ..]
            ? await ReadGzipAsync(path, file, cancellation)
            : await ReadPlainAsync(file, cancellation);
    }

    static void RefuseArchives(string path, byte[] magic)
    {
        var found = magic switch
        {
            [0x50, 0x4B, 3, 4] => "a zip archive or an Excel workbook",
            [0x28, 0xB5, 0x2F, 0xFD] => "zstd-compressed",
            [0x42, 0x5A, 0x68, _] => "bzip2-compressed",
            _ => null,
        };
        if (found is not null)
        {
            throw new KeptException($"{path}: is {found}, expected text, gzip or Parquet; unpack it or export it as CSV first");
        }
    }

    static async Task<FileHead> ReadGzipAsync(string path, FileStream file, CancellationToken cancellation)
    {
        await using var plain = new GZipStream(file, CompressionMode.Decompress);
        try
        {
            var bytes = await ReadUpToAsync(plain, Limit, cancellation);
            return new FileHead(bytes, bytes.Length < Limit, Compression.Gzip, []);
        }
        catch (InvalidDataException error)
        {
            throw new KeptException($"{path}: begins like gzip but cannot be decompressed; fetch it again or unpack it by hand", error);
        }
    }

    static async Task<FileHead> ReadPlainAsync(FileStream file, CancellationToken cancellation)
    {
        var bytes = await ReadUpToAsync(file, Limit, cancellation);
        var windows = new List<byte[]>();
        for (var i = 1; i <= WindowCount && file.Length > Limit; i++)
        {
            // Even offsets, so that a window of UTF-16 begins with a whole character.
            file.Position = (Limit + ((file.Length - Limit) * i / WindowCount) - (i == WindowCount ? WindowSize : 0)) & ~1L;
            windows.Add(await ReadUpToAsync(file, WindowSize + 1, cancellation));
        }

        return new FileHead(bytes, file.Length <= Limit, Compression.None, windows);
    }

    static async Task<byte[]> ReadUpToAsync(Stream stream, int count, CancellationToken cancellation)
    {
        var buffer = new byte[count];
        var read = await stream.ReadAtLeastAsync(buffer, count, throwOnEndOfStream: false, cancellation);
        return buffer[..read];
    }
}
