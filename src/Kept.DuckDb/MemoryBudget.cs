using System.Globalization;

namespace Kept.DuckDb;

/// <summary>How the engine shares out what memory it may take: the less there is, the fewer threads, because each holds buffers for every column it writes.</summary>
/// <param name="Bytes">The most that the engine may take.</param>
sealed record MemoryBudget(long Bytes)
{
    /// <summary>What a thread needs to write the widest tables: with 75 MB it fails, with 100 MB it does not.</summary>
    const long BytesPerThread = 128_000_000;

    static readonly Dictionary<string, double> Units = new(StringComparer.OrdinalIgnoreCase)
    {
        ["B"] = 1,
        ["KB"] = 1e3,
        ["MB"] = 1e6,
        ["GB"] = 1e9,
        ["TB"] = 1e12,
        ["KIB"] = 1L << 10,
        ["MIB"] = 1L << 20,
        ["GIB"] = 1L << 30,
        ["TIB"] = 1L << 40,
    };

    /// <summary>A size such as <c>4GB</c> or <c>512 MiB</c>; null: 60 % of what the machine or its container has.</summary>
    public static MemoryBudget Of(string? size)
    {
        if (size is null)
        {
            return new MemoryBudget(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes * 6 / 10);
        }

        var unit = size.AsSpan().TrimStart("0123456789. ").ToString();
        return new MemoryBudget((long)(double.Parse(size.AsSpan(0, size.Length - unit.Length), CultureInfo.InvariantCulture) * Units[unit]));
    }

    /// <summary>As many threads as there are cores, or as have room.</summary>
    public int Threads => (int)Math.Clamp(Bytes / BytesPerThread, 1, Environment.ProcessorCount);
}
