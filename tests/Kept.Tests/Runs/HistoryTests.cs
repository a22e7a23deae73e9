using System.Globalization;
using CsCheck;
using Xunit;

namespace Kept.Tests.Runs;

public sealed class HistoryTests
{
    /// <summary>How many histories: 40, or KEPT_TEST_HISTORIES.</summary>
    static readonly int Count = int.Parse(Environment.GetEnvironmentVariable("KEPT_TEST_HISTORIES") ?? "40", CultureInfo.InvariantCulture);

    [Fact]
    public async Task After_any_history_of_files_gold_says_the_truth_and_what_a_rebuild_says()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await History.Any.SampleAsync(async history =>
        {
            await using var bench = await HistoryBench.CreateAsync(cancellation);
            foreach (var step in history)
            {
                await bench.TakeAsync(step);
            }

            await bench.CompareWithRebuildAsync();
        }, seed: "0000KeptHist", iter: Count, threads: 1, print: history => $"\n{string.Join("\n", history)}\n");
    }
}
