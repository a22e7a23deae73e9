using System.Diagnostics;

namespace Kept.Tests.Support;

/// <summary>What a run of the program said.</summary>
sealed record KeptResult(int ExitCode, string Output, string Error);

/// <summary>The real program as a process: the outermost door.</summary>
static class KeptProgram
{
    static readonly string[] Hidden = ["NO_COLOR", "TERM", "CI"];

    public static string Path { get; } = Find();

    /// <summary>Runs the program to its end.</summary>
    public static Task<KeptResult> RunAsync(params string[] arguments) => new KeptStart { Arguments = arguments }.RunAsync();

    /// <summary>Begins a run; the caller ends it.</summary>
    public static Process Start(KeptStart start)
    {
        var info = new ProcessStartInfo(start.Program, start.Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = start.Directory ?? System.IO.Path.GetTempPath(),
        };
        Array.ForEach(Hidden, name => info.Environment.Remove(name));
        foreach (var (name, value) in start.Environment)
        {
            info.Environment[name] = value;
        }

        return Process.Start(info)!;
    }

    static string Find()
    {
        var beside = System.IO.Path.Combine(AppContext.BaseDirectory, "kept");
        var built = AppContext.BaseDirectory.Replace("Kept.Tests", "Kept.Cli", StringComparison.Ordinal);
        var program = System.IO.Path.Combine(built, "kept");
        return File.Exists(program) ? program : beside;
    }
}

/// <summary>How the program is started.</summary>
sealed record KeptStart
{
    public string Program { get; init; } = KeptProgram.Path;

    public required string[] Arguments { get; init; }

    public string? Directory { get; init; }

    public string Input { get; init; } = "";

    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Runs the program to its end.</summary>
    public async Task<KeptResult> RunAsync()
    {
        using var process = KeptProgram.Start(this);
        await process.StandardInput.WriteAsync(Input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new KeptResult(process.ExitCode, await output, await error);
    }
}
