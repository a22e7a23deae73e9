using Kept.Tests.Support;
using Xunit;

namespace Kept.Tests;

/// <summary>The public sets that the tests run on where they are at hand; see KEPT_PUBLIC_DATA.</summary>
static class PublicData
{
    /// <summary>The absolute path of a public file; the test is skipped, and says so, when it is not there.</summary>
    public static string File(string name)
    {
        var directory = Environment.GetEnvironmentVariable("KEPT_PUBLIC_DATA") ?? Repository.At("../shared/data");
        var path = Path.GetFullPath(Path.Combine(directory, name));
        Assert.SkipUnless(System.IO.File.Exists(path), $"the public file {name} is not here; set KEPT_PUBLIC_DATA to the directory that holds it");
        return path;
    }
}
