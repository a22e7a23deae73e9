using System.Diagnostics;
using Kept.Tests.Support;
using Xunit;

namespace Kept.Tests.Artifacts;

/// <summary>dbt's published schema of a manifest, as it stands in an npm package, and ajv to hold a file to it.</summary>
static class DbtSchema
{
    static readonly string Modules = Repository.At("artifacts/npm/node_modules");

    static readonly string Schema = Repository.At("artifacts/npm/files/@lightdash/common/dist/cjs/dbt/schemas/manifestV12.json");

    /// <summary>What is wrong with a manifest, a line each; without the schema the test is skipped.</summary>
    public static async Task<string[]> ProblemsOfAsync(string manifest)
    {
        Assert.SkipUnless(File.Exists(Schema) && Directory.Exists(Path.Combine(Modules, "ajv")), $"{Schema} or ajv is not here; ./test installs both");
        using var node = Process.Start(new ProcessStartInfo("node", [Path.Combine(AppContext.BaseDirectory, "Artifacts", "validate.mjs"), Schema, manifest])
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
