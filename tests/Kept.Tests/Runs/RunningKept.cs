using System.Diagnostics;
using Kept.Tests.Support;

namespace Kept.Tests.Runs;

/// <summary>The program while it runs; it does not outlive its test.</summary>
sealed class RunningKept : IDisposable
{
    readonly Process process;
    readonly Task<string> output;
    readonly Task<string> error;

    public RunningKept(Process process)
    {
        this.process = process;
        process.StandardInput.Close();
        output = process.StandardOutput.ReadToEndAsync();
        error = process.StandardError.ReadToEndAsync();
    }

    public int Id => process.Id;

    public bool HasEnded => process.HasExited;

    public void Kill() => process.Kill();

    /// <summary>Sends the signal of Ctrl-C.</summary>
    public Task<KeptResult> InterruptAsync()
    {
        using var kill = Process.Start("kill", ["-INT", $"{Id}"]);
        return EndAsync();
    }

    public async Task<KeptResult> EndAsync()
    {
        await process.WaitForExitAsync(RunWorkspace.Cancellation);
        return new KeptResult(process.ExitCode, await output, await error);
    }

    public void Dispose()
    {
        process.Kill();
        process.Dispose();
    }
}
