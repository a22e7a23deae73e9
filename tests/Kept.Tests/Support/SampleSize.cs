using System.Globalization;

namespace Kept.Tests.Support;

/// <summary>How many random histories a test tries: few in every run of the tests, as many as KEPT_TEST_HISTORIES says when it is set. More of them also find a shorter one that fails.</summary>
static class SampleSize
{
    public static int Or(int count) => Environment.GetEnvironmentVariable("KEPT_TEST_HISTORIES") is { } asked ? int.Parse(asked, CultureInfo.InvariantCulture) : count;
}
