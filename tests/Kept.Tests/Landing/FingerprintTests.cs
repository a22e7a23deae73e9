using Kept.Landing;
using Xunit;

namespace Kept.Tests.Landing;

/// <summary>A file is known by its bytes, all of them.</summary>
public sealed class FingerprintTests
{
    [Fact]
    public void It_is_the_XXH128_of_the_bytes() => Assert.Equal("99aa06d3014798d86001c324468d497f", Of([]));

    [Theory]
    [InlineData(0)]
    [InlineData(1 << 18)]
    [InlineData(599_999)]
    public void Any_byte_that_differs_makes_another(int at)
    {
        var bytes = new byte[600_000];
        var before = Of(bytes);
        Assert.Equal(before, Of(bytes));
        bytes[at]++;
        Assert.NotEqual(before, Of(bytes));
    }

    static string Of(byte[] bytes)
    {
        using var directory = new TemporaryDirectory();
        var path = Path.Combine(directory.Root, "file");
        File.WriteAllBytes(path, bytes);
        return Fingerprint.OfFile(path, TestContext.Current.CancellationToken);
    }
}
