using CsCheck;
using Kept.Tests.Support;
using Xunit;

namespace Kept.Tests.Runs;

public sealed class HistoryTests
{
    [Fact]
    public Task After_any_history_of_files_staging_holds_the_last_word_and_the_ledger_accounts_for_every_record() =>
        SampleAsync("0000KeptLand", 25, (bench, step) => bench.LandAsync(step), _ => Task.CompletedTask);

    [Fact]
    public Task After_any_history_of_files_gold_says_the_truth_and_what_a_rebuild_says() =>
        SampleAsync("0000KeptGold", 10, (bench, step) => bench.RunAsync(step), bench => bench.CompareWithRebuildAsync());

    static Task SampleAsync(string seed, int count, Func<HistoryBench, Step, Task> takeAsync, Func<HistoryBench, Task> endAsync)
    {
        var cancellation = TestContext.Current.CancellationToken;
        return History.Any.SampleAsync(
            async history =>
            {
                await using var bench = await HistoryBench.CreateAsync(cancellation);
                foreach (var step in history)
                {
                    await takeAsync(bench, step);
                }

                await endAsync(bench);
            },
            seed: seed, iter: SampleSize.Of(count), threads: 1,
            print: history => $"\n{string.Join("\n", history)}\n");
    }
}
