using System.Globalization;

namespace Kept.Tests.Support;

/// <summary>How many random histories a test tries. KEPT_TEST_HISTORIES=10 makes that ten times as many; more of them also find a shorter one that fails.</summary>
static class SampleSize
{
    static readonly int times = Math.Max(1, int.Parse(Environment.GetEnvironmentVariable("KEPT_TEST_HISTORIES") ?? "1", CultureInfo.InvariantCulture));

    public static int Of(int count) => count * times;
}
