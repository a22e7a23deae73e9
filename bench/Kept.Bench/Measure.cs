namespace Kept.Bench;

/// <summary>What one command took.</summary>
/// <param name="Seconds">By the clock on the wall.</param>
/// <param name="CpuSeconds">Of all cores, user and system.</param>
/// <param name="PeakBytes">The most memory that the process had resident.</param>
/// <param name="DiskBytes">What it left on disk.</param>
sealed record Measure(double Seconds, double CpuSeconds, long PeakBytes, long DiskBytes)
{
    /// <summary>The bytes of all files below a directory, links not followed.</summary>
    public static long Disk(string directory) => new DirectoryInfo(directory)
        .EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint })
        .Sum(file => file.Length);
}
