using System.Text;
using Kept.Feeds;
using Kept.Feeds.Detection;
using Kept.Workspaces;

namespace Kept.Landing;

/// <summary>Copies of files that the engine cannot read as they are: one at a time in a process.</summary>
static class Transcoding
{
    /// <summary>Whether a file must be copied: UTF-16 with its high byte first, which the engine takes for an empty file, and a JSON document in gzip or in any other encoding than UTF-8.</summary>
    public static bool IsNeeded(DetectedFormat format) => format.Kind != FileKind.Parquet && (format.IsBigEndian || (format.Kind == FileKind.Json
        && (format.Encoding != TextEncoding.Utf8 || format.HasByteOrderMark || format.Compression == Compression.Gzip)));

    /// <summary>A copy in UTF-8, unpacked.</summary>
    public static Task<string> ToUtf8Async(Workspace workspace, SourceFile file, DetectedFormat format, CancellationToken cancellation) =>
        CopyAsync(workspace, file, format.ToEncoding(), new UTF8Encoding(false), (reader, writer) => CopyAsync(reader, writer, cancellation), cancellation);

    /// <summary>A copy with line feeds alone, unpacked; UTF-16 becomes UTF-8, and every other byte stays what it is, also where it is wrong.</summary>
    public static Task<string> ToEvenLinesAsync(Workspace workspace, SourceFile file, DetectedFormat format, CancellationToken cancellation)
    {
        var (from, to) = format.Encoding == TextEncoding.Utf16 ? (format.ToEncoding(), new UTF8Encoding(false)) : (Encoding.Latin1, Encoding.Latin1);
        return CopyAsync(workspace, file, from, to, (reader, writer) => LineEnds.CopyEvenAsync(reader, writer, cancellation), cancellation);
    }

    /// <summary>Takes the copy away, if there is one: it holds what the file holds.</summary>
    public static void Forget(Workspace workspace)
    {
        if (File.Exists(PathIn(workspace)))
        {
            File.Delete(PathIn(workspace));
        }
    }

    static string PathIn(Workspace workspace) => Path.Combine(workspace.InternalsPath, $"transcoded-{Environment.ProcessId}.txt");

    static async Task<string> CopyAsync(
        Workspace workspace, SourceFile file, Encoding from, Encoding to, Func<TextReader, TextWriter, Task> copy, CancellationToken cancellation)
    {
        Directory.CreateDirectory(workspace.InternalsPath);
        var path = PathIn(workspace);
        using var reader = new StreamReader(await LineEnds.OpenAsync(file.Path, cancellation), from, detectEncodingFromByteOrderMarks: !ReferenceEquals(from, Encoding.Latin1));
        await using var writer = new StreamWriter(path, append: false, to);
        await copy(reader, writer);
        return path;
    }

    static async Task CopyAsync(TextReader reader, TextWriter writer, CancellationToken cancellation)
    {
        var buffer = new char[1 << 16];
        for (var read = await reader.ReadAsync(buffer, cancellation); read > 0; read = await reader.ReadAsync(buffer, cancellation))
        {
            await writer.WriteAsync(buffer.AsMemory(0, read), cancellation);
        }
    }
}
