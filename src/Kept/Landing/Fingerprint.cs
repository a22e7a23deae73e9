using System.IO.Hashing;

namespace Kept.Landing;

/// <summary>A file's identity: the XXH128 of its bytes, in hexadecimal. Names and times do not count.</summary>
static class Fingerprint
{
    const int BufferSize = 1 << 20;

    public static async Task<string> OfFileAsync(string path, CancellationToken cancellation)
    {
        await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, BufferSize, FileOptions.SequentialScan);
        var hash = new XxHash128();
        await hash.AppendAsync(stream, cancellation);
        return Convert.ToHexStringLower(hash.GetCurrentHash());
    }
}
