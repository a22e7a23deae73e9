using System.Diagnostics;
using System.Globalization;
using Kept.Models;

namespace Kept.Bench;

/// <summary>How long it takes to read and compile a project, and to find that there is nothing to do.</summary>
static class ParseBench
{
    static readonly Dictionary<string, object?> NoVars = [];

    public static async Task RunAsync(int runs)
    {
        var many = Directory.CreateTempSubdirectory("kept-bench-").FullName;
        var world = Directory.CreateTempSubdirectory("kept-bench-").FullName;
        try
        {
            ManyModels.Write(many, 1000);
            await Child.RunAsync(Commands.Kept, "generate", "--appointments", "10000", "--out", world, "--quiet");
            await Child.RunAsync(Commands.Kept, "run", "--workspace", world, "--quiet");
            var builtIn = Path.Combine(Results.Root, "warehouse");
            Results.Write("parse", "./bench/run parse", "Reading a project and compiling every model, in the process: the first time in a new process, and once it is warm. Then whole commands.",
            [
                new("built-in project, first time", "150", await ColdAsync(builtIn, runs)),
                new("built-in project, warm", "150", Warm(builtIn, runs)),
                new("1,000 models, first time", "1000", await ColdAsync(many, runs)),
                new("1,000 models, warm", "1000", Warm(many, runs)),
                new("`kept run` with nothing new", "1000", await CommandAsync(runs, world, "run", "--workspace", world)),
                new("`kept ls`", "", await CommandAsync(runs, world, "ls", "--workspace", world)),
                new("`kept --help`", "", await CommandAsync(runs, world, "--help")),
            ]);
        }
        finally
        {
            Directory.Delete(many, recursive: true);
            Directory.Delete(world, recursive: true);
        }
    }

    /// <summary>Reads and compiles once, and says how long it took.</summary>
    public static void Once(string directory)
    {
        var (clock, cpu) = Compile(directory);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{clock:R} {cpu:R}"));
    }

    static async Task<List<(double Clock, double Cpu)>> ColdAsync(string directory, int runs)
    {
        var times = new List<(double, double)>();
        for (var i = 0; i < runs; i++)
        {
            var said = (await Child.RunAsync(Commands.Self, "parse-once", directory)).Output.Split(' ');
            times.Add((double.Parse(said[0], CultureInfo.InvariantCulture), double.Parse(said[1], CultureInfo.InvariantCulture)));
        }

        return times;
    }

    static List<(double Clock, double Cpu)> Warm(string directory, int runs)
    {
        for (var i = 0; i < runs; i++)
        {
            Compile(directory);
        }

        return [.. Enumerable.Range(0, runs).Select(_ => Compile(directory))];
    }

    static (double Clock, double Cpu) Compile(string directory)
    {
        var (start, cpu) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        var project = ModelProject.Load([directory], NoVars);
        foreach (var model in project.Models)
        {
            project.CompileModel(model);
        }

        return (Stopwatch.GetElapsedTime(start).TotalMilliseconds, (Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds);
    }

    static async Task<List<(double Clock, double Cpu)>> CommandAsync(int runs, string directory, params string[] arguments)
    {
        var times = new List<(double, double)>();
        for (var i = 0; i < runs; i++)
        {
            var taken = await Child.MeasureAsync(directory, Commands.Kept, arguments);
            times.Add((taken.Seconds * 1000, taken.CpuSeconds * 1000));
        }

        return times;
    }
}
