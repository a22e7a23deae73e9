using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Kept.Bench;

/// <summary>Runs a command as a process of its own, and measures it from outside, whatever it is.</summary>
static partial class Child
{
    const int Children = -1;

    /// <summary>Runs a command and says what it took.</summary>
    /// <param name="disk">The directory whose files are counted afterwards.</param>
    /// <param name="program">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    public static async Task<Measure> MeasureAsync(string disk, string program, params string[] arguments)
    {
        var cpu = CpuOfChildren();
        var began = Stopwatch.GetTimestamp();
        var (_, peak) = await RunAsync(program, arguments);
        return new Measure(Stopwatch.GetElapsedTime(began).TotalSeconds, CpuOfChildren() - cpu, peak, Measure.Disk(disk));
    }

    /// <summary>Runs a command to its end.</summary>
    /// <exception cref="InvalidOperationException">It did not end with 0.</exception>
    public static async Task<(string Output, long Peak)> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        var peak = await PeakAsync(process);
        return process.ExitCode == 0 ? (await output, peak) : throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {await error}");
    }

    /// <summary>Looks at the high-water mark until the process ends; what it gains in its last twentieth of a second is not seen.</summary>
    static async Task<long> PeakAsync(Process process)
    {
        var ended = process.WaitForExitAsync();
        var peak = 0L;
        while (await Task.WhenAny(ended, Task.Delay(50)) != ended)
        {
            peak = Math.Max(peak, HighWater(process.Id));
        }

        return peak;
    }

    static long HighWater(int id)
    {
        try
        {
            var line = File.ReadLines($"/proc/{id}/status").FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) << 10;
        }
        catch (IOException)
        {
            return 0;
        }
    }

    static double CpuOfChildren()
    {
        var usage = new long[32];
        return GetUsage(Children, usage) == 0 ? usage[0] + usage[2] + ((usage[1] + usage[3]) / 1e6) : throw new InvalidOperationException("getrusage failed");
    }

    [LibraryImport("libc", EntryPoint = "getrusage")]
    private static partial int GetUsage(int who, [Out] long[] usage);
}
