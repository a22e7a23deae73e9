using System.IO.Hashing;

namespace Kept.Landing;

/// <summary>A file's identity: the XXH128 of its bytes, in hexadecimal. Names and times do not count.</summary>
static class Fingerprint
{
    const int BufferSize = 1 << 18;

    public static string OfFile(string path, CancellationToken cancellation)
    {
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, FileOptions.SequentialScan);
        var (hash, buffer, at) = (new XxHash128(), new byte[BufferSize], 0L);
        while (RandomAccess.Read(file, buffer, at) is var read and > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            hash.Append(buffer.AsSpan(0, read));
            at += read;
        }

        return Convert.ToHexStringLower(hash.GetCurrentHash());
    }
}
