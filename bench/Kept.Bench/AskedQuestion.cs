using System.Diagnostics;
using System.Globalization;
using Kept.Models;
using Kept.Warehouses;

namespace Kept.Bench;

/// <summary>A question, as one engine answers it from one form of the tables: the first hundred rows, as a page shows them.</summary>
sealed class AskedQuestion(Warehouse warehouse, string name, bool isStar, string sql)
{
    static readonly string[] Names = ["clinic_delays", "missed_by_location", "no_shows_over_time", "high_risk_patients", "clinic_risk", "patient_engagement", "repeated_misses"];

    public string Name => name;

    public string Engine => warehouse.Dialect.Name;

    public bool IsStar => isStar;

    /// <summary>What the engine took, time after time, in milliseconds.</summary>
    public List<double> Milliseconds { get; } = [];

    /// <summary>What all cores spent on it in this process, in milliseconds; of a server nothing is known.</summary>
    public List<double> Cpu { get; } = [];

    /// <summary>What <c>kept ask</c> took as a whole, in a process of its own.</summary>
    public List<double> Commands { get; } = [];

    /// <summary>Each question from gold and from the star schema.</summary>
    public static IEnumerable<AskedQuestion> All(Warehouse warehouse)
    {
        var none = new Dictionary<string, object?>();
        var project = ModelProject.Load([Path.Combine(Results.Root, "warehouse")], none, warehouse.Dialect.Name);
        foreach (var name in Names)
        {
            yield return new AskedQuestion(warehouse, name, false, First(project.CompileAnalysis(name, none)));
            yield return new AskedQuestion(warehouse, name, true, First(File.ReadAllText(Path.Combine(Results.Root, "bench", "rivals", "star", $"{name}.sql"))));
        }
    }

    /// <summary>The answer, as text.</summary>
    public async Task<string> AskAsync() => string.Join('\n', (await warehouse.QueryAsync(sql, CancellationToken.None)).Rows
        .Select(row => string.Join('|', row.Select(Told))));

    public async Task MeasureAsync(string workspace)
    {
        var (began, cpu) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        await warehouse.QueryAsync(sql, CancellationToken.None);
        Milliseconds.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        Cpu.Add((Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds);
        if (!isStar && Engine == "duckdb")
        {
            began = Stopwatch.GetTimestamp();
            await Child.RunAsync(Bench.Commands.Kept, "ask", name.Replace('_', '-'), "--workspace", workspace);
            Commands.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }
    }

    /// <summary>Engines say numbers and dates in types of their own.</summary>
    static string Told(object? value) => value switch
    {
        null => "",
        DateTime moment => moment.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        string text => text,
        _ => Convert.ToDouble(value, CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture),
    };

    static string First(string query) => $"select * from (\n{query}\n) as asked limit 100";
}
