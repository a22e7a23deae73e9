using CsCheck;
using Kept.Publishing;
using Kept.Tests.Runs;
using Kept.Tests.Support;
using Kept.Workspaces;
using Xunit;

namespace Kept.Tests.Publishing;

public sealed class PublishedHistoryTests
{
    [Fact]
    public async Task After_each_run_of_any_history_the_files_hold_what_the_tables_hold()
    {
        var written = 0L;
        var kept = 0L;
        await History.Any.SampleAsync(
            async history =>
            {
                using var directory = new TemporaryDirectory();
                var settings = new PublishSettings { Directory = directory.Root };
                await using var bench = await HistoryBench.CreateAsync(TestContext.Current.CancellationToken);
                foreach (var step in history)
                {
                    await bench.RunAsync(step);
                    var report = await new Publisher(bench.Warehouse, settings, TimeProvider.System).PublishAsync(TestContext.Current.CancellationToken);
                    if (report.Tables.All(table => table.Rows > 0))
                    {
                        await new Lake(report.Directory).MustEqualAsync(bench.Warehouse);
                    }

                    written += report.Tables.Sum(table => table.Written);
                    kept += report.Tables.Sum(table => table.Partitions - table.Written);
                }
            },
            seed: "0000KeptPubl", iter: SampleSize.Of(4), threads: 1, print: history => $"\n{string.Join("\n", history)}\n");
        Assert.True(written > 0 && kept > 0, $"{written} partitions were written and {kept} kept; without both nothing was tried");
    }
}
