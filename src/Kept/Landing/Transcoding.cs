using System.Text;
using Kept.Feeds.Detection;
using Kept.Workspaces;

namespace Kept.Landing;

/// <summary>The engine reads UTF-16 with its low byte first only, and takes the other kind for an empty file: such a file is copied as UTF-8.</summary>
static class Transcoding
{
    /// <summary>The copy's path; the next such file takes its place.</summary>
    public static async Task<string> ToUtf8Async(Workspace workspace, SourceFile file, DetectedFormat format, CancellationToken cancellation)
    {
        Directory.CreateDirectory(workspace.InternalsPath);
        var copy = Path.Combine(workspace.InternalsPath, "transcoded.txt");
        using var reader = new StreamReader(file.Path, format.ToEncoding());
        await using var writer = new StreamWriter(copy, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        var buffer = new char[1 << 16];
        for (var read = await reader.ReadAsync(buffer, cancellation); read > 0; read = await reader.ReadAsync(buffer, cancellation))
        {
            await writer.WriteAsync(buffer.AsMemory(0, read), cancellation);
        }

        return copy;
    }
}
