using System.Diagnostics;
using Xunit;

namespace Kept.Tests.Support;

/// <summary>A script of the tests, run by Node with the packages that <c>./test</c> installs.</summary>
static class NodeScript
{
    static readonly string Modules = Repository.At("artifacts/npm/node_modules");

    /// <summary>Whether a package is here.</summary>
    public static bool Has(string package) => Directory.Exists(Path.Combine(Modules, package));

    /// <summary>The lines that a script writes; it must end well.</summary>
    /// <param name="script">Its path beside the tests.</param>
    /// <param name="arguments">What it is given.</param>
    public static async Task<string[]> LinesAsync(string script, params string[] arguments)
    {
        using var node = Process.Start(new ProcessStartInfo("node", [Path.Combine(AppContext.BaseDirectory, script), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["NODE_PATH"] = Modules },
        })!;
        var output = node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = await node.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(node.ExitCode == 0, error);
        return (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
