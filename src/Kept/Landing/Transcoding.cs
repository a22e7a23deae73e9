using System.IO.Compression;
using System.Text;
using Kept.Feeds;
using Kept.Feeds.Detection;
using Kept.Workspaces;
using Compression = Kept.Feeds.Detection.Compression;

namespace Kept.Landing;

/// <summary>
/// What the engine does not read as it is written is copied as plain UTF-8: UTF-16 with its high byte first, which it takes
/// for an empty file, and a JSON document in any other encoding or in gzip.
/// </summary>
static class Transcoding
{
    /// <summary>Whether a file must be copied.</summary>
    public static bool IsNeeded(DetectedFormat format) => format.IsBigEndian || (format.Kind == FileKind.Json
        && (format.Encoding != TextEncoding.Utf8 || format.HasByteOrderMark || format.Compression == Compression.Gzip));

    /// <summary>The copy's path; the next such file takes its place.</summary>
    public static async Task<string> ToUtf8Async(Workspace workspace, SourceFile file, DetectedFormat format, CancellationToken cancellation)
    {
        Directory.CreateDirectory(workspace.InternalsPath);
        var copy = Path.Combine(workspace.InternalsPath, "transcoded.txt");
        await using var bytes = Open(file.Path, format.Compression);
        using var reader = new StreamReader(bytes, format.ToEncoding());
        await using var writer = new StreamWriter(copy, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        var buffer = new char[1 << 16];
        for (var read = await reader.ReadAsync(buffer, cancellation); read > 0; read = await reader.ReadAsync(buffer, cancellation))
        {
            await writer.WriteAsync(buffer.AsMemory(0, read), cancellation);
        }

        return copy;
    }

    static Stream Open(string path, Compression compression)
    {
        var file = File.OpenRead(path);
        return compression == Compression.Gzip ? new GZipStream(file, CompressionMode.Decompress) : file;
    }
}
