using DuckDB.NET.Data;

namespace Kept.Bench;

/// <summary>The hand-written script on the same engine, into a file of its own.</summary>
static class Limit
{
    public static void Run(string data, string file)
    {
        File.Delete(file);
        using var engine = new DuckDBConnection($"Data Source={file}");
        engine.Open();
        using var command = engine.CreateCommand();
        var script = File.ReadAllText(Path.Combine(Results.Root, "bench", "rivals", "limit.sql"));
        command.CommandText = script.Replace("'data/", $"'{data}/", StringComparison.Ordinal);
        command.ExecuteNonQuery();
    }
}
