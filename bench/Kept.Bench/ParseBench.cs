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
                new("`kept run` with nothing new", "1000", await TimesAsync(runs, () => Child.RunAsync(Commands.Kept, "run", "--workspace", world))),
                new("`kept ls`", "", await TimesAsync(runs, () => Child.RunAsync(Commands.Kept, "ls", "--workspace", world))),
                new("`kept --help`", "", await TimesAsync(runs, () => Child.RunAsync(Commands.Kept, "--help"))),
            ]);
        }
        finally
        {
            Directory.Delete(many, recursive: true);
            Directory.Delete(world, recursive: true);
        }
    }

    /// <summary>Reads and compiles once, and says how long it took.</summary>
    public static void Once(string directory) => Console.WriteLine(Compile(directory).ToString("R", CultureInfo.InvariantCulture));

    static async Task<List<double>> ColdAsync(string directory, int runs)
    {
        var times = new List<double>();
        for (var i = 0; i < runs; i++)
        {
            times.Add(double.Parse((await Child.RunAsync(Commands.Self, "parse-once", directory)).Output, CultureInfo.InvariantCulture));
        }

        return times;
    }

    static List<double> Warm(string directory, int runs)
    {
        for (var i = 0; i < runs; i++)
        {
            Compile(directory);
        }

        return [.. Enumerable.Range(0, runs).Select(_ => Compile(directory))];
    }

    static double Compile(string directory)
    {
        var start = Stopwatch.GetTimestamp();
        var project = ModelProject.Load([directory], NoVars);
        foreach (var model in project.Models)
        {
            project.CompileModel(model);
        }

        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    static async Task<List<double>> TimesAsync(int runs, Func<Task> work)
    {
        var times = new List<double>();
        for (var i = 0; i < runs; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await work();
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return times;
    }
}
