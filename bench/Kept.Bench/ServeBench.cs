using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Kept.Bench;

/// <summary>How fast <c>kept predict serve</c> answers: one row at a time, and many.</summary>
static class ServeBench
{
    const int Singles = 5000;
    const int RowsOfBody = 20_000;
    const int Batches = 50;
    const int Connections = 2;

    public static async Task RunAsync(long appointments)
    {
        var workspace = await TrainedWorld.MakeAsync(appointments);
        var model = await TrainedWorld.ModelAsync(workspace);
        await using var server = await ServedProcess.StartAsync(model);
        var (names, rows) = await RowsAsync(workspace, await server.InputsAsync());
        var single = await SinglesAsync(server, names, rows);
        var batch = await BatchesAsync(server, names, rows);
        Results.Write("serve", $"./bench/run serve --appointments {appointments}", $"""
            `kept predict serve` with a model trained on a generated world, {names.Split(',').Length} inputs, {File.ReadLines(Path.Combine(model, "trees.txt")).Count(line => line.StartsWith("Tree=", StringComparison.Ordinal)):N0} trees, asked as CSV over HTTP by a client on the same cores.

            | | |
            | --- | ---: |
            | one row at a time, {Singles:N0} times, one connection: median | {single[Singles / 2]:0.00} ms |
            | 99 of 100 within | {single[Singles * 99 / 100]:0.00} ms |
            | longest | {single[^1]:0.00} ms |
            | {Batches} bodies of {RowsOfBody:N0} rows, {Connections} connections | {batch.Rows / batch.Seconds:N0} rows a second |
            | the same by CPU seconds of the server alone | {batch.Rows / batch.CpuSeconds:N0} rows a CPU second |
            """);
    }

    static async Task<double[]> SinglesAsync(ServedProcess server, string names, string[] rows)
    {
        var times = new double[Singles];
        for (var i = -Singles / 5; i < Singles; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await server.AskAsync(Body(names, [rows[Math.Abs(i) % rows.Length]]));
            if (i >= 0)
            {
                times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            }
        }

        Array.Sort(times);
        return times;
    }

    static async Task<(double Rows, double Seconds, double CpuSeconds)> BatchesAsync(ServedProcess server, string names, string[] rows)
    {
        byte[][] bodies = [.. Enumerable.Range(0, 5).Select(i => Body(names, rows.Skip(i * RowsOfBody).Take(RowsOfBody)))];
        await server.AskAsync(bodies[0]);
        var (cpu, start) = (server.CpuSeconds, Stopwatch.GetTimestamp());
        await Parallel.ForAsync(0, Batches, new ParallelOptions { MaxDegreeOfParallelism = Connections }, async (i, _) => await server.AskAsync(bodies[i % bodies.Length]));
        return ((double)Batches * RowsOfBody, Stopwatch.GetElapsedTime(start).TotalSeconds, server.CpuSeconds - cpu);
    }

    static byte[] Body(string names, IEnumerable<string> rows) => Encoding.UTF8.GetBytes($"{names}\n{string.Join('\n', rows)}\n");

    /// <summary>The features of the night before, as the server wants them.</summary>
    static async Task<(string Names, string[] Rows)> RowsAsync(string workspace, IReadOnlyList<string> inputs)
    {
        await Child.RunAsync(Commands.Kept, "compile", "--workspace", workspace, "--select", "features_attendance");
        var query = await File.ReadAllTextAsync(Path.Combine(workspace, "target/compiled/kept/models/silver/features_attendance.sql"));
        var file = Path.Combine(workspace, "target", "features.csv");
        await Child.RunAsync(Commands.Kept, "sql", "--workspace", workspace, "--output", file, "--quiet",
            string.Create(CultureInfo.InvariantCulture, $"select {string.Join(", ", inputs)} from ({query}) where moment = 'night_before' limit {5 * RowsOfBody}"));
        var lines = await File.ReadAllLinesAsync(file);
        return (lines[0], lines[1..]);
    }
}
