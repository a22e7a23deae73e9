using Kept.Tests.Support;
using Xunit;

namespace Kept.Tests.Artifacts;

/// <summary>dbt's published schema of a manifest, as it stands in an npm package, and ajv to hold a file to it.</summary>
static class DbtSchema
{
    static readonly string Schema = Repository.At("artifacts/npm/files/@lightdash/common/dist/cjs/dbt/schemas/manifestV12.json");

    /// <summary>What is wrong with a manifest, a line each; without the schema the test is skipped.</summary>
    public static async Task<string[]> ProblemsOfAsync(string manifest)
    {
        Assert.SkipUnless(File.Exists(Schema) && NodeScript.Has("ajv"), $"{Schema} or ajv is not here; ./test installs both");
        return await NodeScript.LinesAsync("Artifacts/validate.mjs", Schema, manifest);
    }
}
