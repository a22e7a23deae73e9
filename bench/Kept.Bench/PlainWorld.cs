using DuckDB.NET.Data;

namespace Kept.Bench;

/// <summary>Generated files for the pipeline: one CSV an entity, no mess; made once for a size and kept for the next time.</summary>
sealed class PlainWorld(string directory)
{
    public string Data => Path.Combine(directory, "data");

    public static async Task<PlainWorld> MakeAsync(long appointments)
    {
        var directory = Path.Combine(Results.Root, "artifacts", "bench", $"plain-{appointments}");
        if (!File.Exists(Path.Combine(directory, "kept.yml")))
        {
            await Child.RunAsync(Commands.Kept, "generate", "--appointments", $"{appointments}", "--feeds", "Plain", "--mess", "0", "--out", directory, "--overwrite", "--quiet");
        }

        return new PlainWorld(directory);
    }

    /// <summary>A workspace that reads the files where they are, and more of the same name beside them.</summary>
    public string Workspace(string name)
    {
        var workspace = Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(directory)!, name)).FullName;
        Directory.Delete(workspace, recursive: true);
        Directory.CreateDirectory(Path.Combine(workspace, "data"));
        Directory.CreateDirectory(Path.Combine(workspace, "feeds"));
        File.Copy(Path.Combine(directory, "kept.yml"), Path.Combine(workspace, "kept.yml"));
        foreach (var feed in Directory.GetFiles(Path.Combine(directory, "feeds")))
        {
            File.WriteAllText(Path.Combine(workspace, "feeds", Path.GetFileName(feed)), File.ReadAllText(feed).Replace("s.csv", "s*.csv"));
        }

        foreach (var file in Directory.GetFiles(Data))
        {
            File.CreateSymbolicLink(Path.Combine(workspace, "data", Path.GetFileName(file)), file);
        }

        return workspace;
    }

    /// <summary>Writes a second file of appointments and of predictions into a workspace: every hundredth, with another value.</summary>
    public void ChangeOnePercent(string workspace)
    {
        Copy("select * replace ('cancelled' as status) from", "appointments", "appointment_id % 100 = 7", workspace);
        Copy("select * replace ('0.5' as probability_dna) from", "predictions", "prediction_id % 100 = 8", workspace);
    }

    void Copy(string select, string entity, string condition, string workspace)
    {
        using var engine = new DuckDBConnection("Data Source=:memory:");
        engine.Open();
        using var command = engine.CreateCommand();
        command.CommandText = $"""
            copy ({select} read_csv('{Data}/{entity}.csv', header = true, all_varchar = true)
              where {condition.Replace("_id", "_id::bigint", StringComparison.Ordinal)}) to '{workspace}/data/{entity}-2.csv' (header)
            """;
        command.ExecuteNonQuery();
    }
}
