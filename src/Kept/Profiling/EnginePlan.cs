using System.Text.Json;

namespace Kept.Profiling;

/// <summary>The engine's own account of a statement, from the file that it wrote.</summary>
/// <param name="File">The file: the plan as a tree, with rows and time of each part.</param>
/// <param name="RowsScanned">Rows that were read from tables and files.</param>
/// <param name="BytesRead">Bytes that were read from disk.</param>
/// <param name="BytesWritten">Bytes that were written to disk.</param>
/// <param name="PeakBytes">The most memory that the engine's buffers held, of the whole process.</param>
/// <param name="SpilledBytes">The most that stood in the spill directory.</param>
sealed record EnginePlan(string File, long RowsScanned, long BytesRead, long BytesWritten, long PeakBytes, long SpilledBytes)
{
    /// <summary>Reads it; null when the engine wrote none, as of a statement that has no plan.</summary>
    public static EnginePlan? Read(string file)
    {
        if (!System.IO.File.Exists(file))
        {
            return null;
        }

        try
        {
            using var json = JsonDocument.Parse(System.IO.File.ReadAllBytes(file));
            long Number(string name) => json.RootElement.TryGetProperty(name, out var value) && value.TryGetInt64(out var number) ? number : 0;
            return new EnginePlan(file, Number("cumulative_rows_scanned"), Number("total_bytes_read"), Number("total_bytes_written"),
                Number("system_peak_buffer_memory"), Number("system_peak_temp_dir_size"));
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
