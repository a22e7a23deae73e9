using System.IO.Hashing;
using Kept.Runs;
using Kept.Warehouses;

namespace Kept.Plans;

/// <summary>What a plan was made from: the warehouse file as it stood.</summary>
/// <param name="Bytes">Its size; 0 when there was none.</param>
/// <param name="Head">A hash of its head, where the engine counts every change that it keeps.</param>
/// <param name="RunId">The last published run; 0 when there was none.</param>
/// <param name="LoadId">The newest load; 0 when nothing had landed.</param>
/// <param name="Fingerprint">The project text that the last published run went by.</param>
sealed record PlanBase(long Bytes, string Head, int RunId, int LoadId, string Fingerprint)
{
    /// <summary>The main header and the two headers between which the engine alternates.</summary>
    const int HeadLength = 3 * 4096;

    public static PlanBase Nothing { get; } = new(0, "", 0, 0, "");

    /// <summary>Looks at a file that nobody writes to, which is open in a session.</summary>
    public static async Task<PlanBase> LookAsync(string path, Warehouse warehouse, CancellationToken cancellation)
    {
        var (bytes, head) = Identify(path);
        var last = (await warehouse.QueryAsync(
            "select run_id, fingerprint from staging.runs where status = 'published' order by run_id desc limit 1", cancellation)).Rows;
        var load = await new RunBook(warehouse).NewestLoadAsync(cancellation);
        return last.Count == 0 ? new PlanBase(bytes, head, 0, load, "") : new PlanBase(bytes, head, Convert.ToInt32(last[0][0], null), load, (string)last[0][1]!);
    }

    /// <summary>The file's size and the hash of its head; nothing when there is no file.</summary>
    public static (long Bytes, string Head) Identify(string path)
    {
        if (!File.Exists(path))
        {
            return (0, "");
        }

        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var head = new byte[HeadLength];
        var read = file.ReadAtLeast(head, HeadLength, throwOnEndOfStream: false);
        return (file.Length, Convert.ToHexStringLower(XxHash128.Hash(head.AsSpan(0, read))));
    }
}
