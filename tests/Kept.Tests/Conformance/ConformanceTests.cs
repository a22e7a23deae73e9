using CsCheck;
using Kept.DuckDb;
using Kept.Postgres;
using Kept.Tests.Postgres;
using Kept.Tests.Runs;
using Kept.Tests.Support;
using Xunit;

namespace Kept.Tests.Conformance;

/// <summary>
/// What every engine must do alike: from the same files, every table of staging, bronze, silver and gold has the same content.
/// KEPT_TEST_CONFORMANCE says how many appointments a world has instead of few.
/// </summary>
public sealed class ConformanceTests(PostgresServer server, RunWorlds worlds)
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_world_that_arrives_by_and_by_is_the_same_and_so_is_a_rebuild_of_it()
    {
        using var both = await BothEngines.CreateAsync(await worlds.PartAsync(), await worlds.PartAsync(), server);
        await both.RunAsync();
        await both.MustAgreeAsync();
        await both.DoAsync(workspace =>
        {
            workspace.BringTheRest();
            return workspace.DoneAsync("run");
        });
        await both.MustAgreeAsync();
        await both.RunAsync("--full-refresh");
        await both.MustAgreeAsync();
    }

    [Fact]
    public async Task A_world_that_arrives_at_once_is_the_same()
    {
        var appointments = Environment.GetEnvironmentVariable("KEPT_TEST_CONFORMANCE") ?? "5000";
        var world = await RunWorkspace.GenerateAsync("--appointments", appointments, "--seed", "11", "--mess", "0.02");
        using var both = await BothEngines.CreateAsync(world, world.Copy(), server);
        await both.RunAsync();
        await both.MustAgreeAsync();
    }

    [Fact]
    public async Task Whatever_a_text_a_date_or_a_number_can_be_is_the_same()
    {
        using var both = await BothEngines.CreateAsync(Unusual.Workspace(), Unusual.Workspace(), server);
        await both.RunAsync();
        await both.MustAgreeAsync();
        await both.DoAsync(workspace =>
        {
            Unusual.Correct(workspace);
            return workspace.DoneAsync("run");
        });
        await both.MustAgreeAsync();
        foreach (var query in Unusual.Queries)
        {
            Assert.Equal(await both.Embedded.DoneAsync("sql", query, "--format", "json"), await both.Served.DoneAsync("sql", query, "--format", "json"));
        }
    }

    [Fact]
    public async Task Every_question_has_the_same_answer()
    {
        using var both = await BothEngines.CreateAsync(await worlds.AtOnceAsync(), await worlds.WholeAsync(), server);
        await both.Served.DoneAsync("run");
        foreach (var question in (await both.Embedded.JsonAsync("ask")).EnumerateArray().Select(question => question.GetProperty("name").GetString()!))
        {
            Assert.Equal(await AnswerAsync(both.Embedded, question), await AnswerAsync(both.Served, question));
        }
    }

    [Fact]
    public Task After_any_history_of_files_both_say_the_truth_and_the_same() => History.Any.SampleAsync(
        async history =>
        {
            await using var embedded = await HistoryBench.CreateAsync(Cancellation);
            var files = await DuckDbWarehouse.OpenAsync(null, false, Cancellation);
            await using var served = await HistoryBench.CreateAsync(await PostgresWarehouse.OpenAsync(await server.CreateAsync(), files, Cancellation), Cancellation);
            foreach (var step in history)
            {
                await embedded.RunAsync(step);
                await served.RunAsync(step);
                await BothEngines.MustAgreeAsync(embedded.Warehouse, served.Warehouse);
            }
        },
        seed: "0000KeptBoth", iter: SampleSize.Of(4), threads: 1, print: history => $"\n{string.Join("\n", history)}\n");

    static async Task<List<string>> AnswerAsync(RunWorkspace workspace, string question) =>
        [.. (await workspace.DoneAsync("ask", question, "--format", "csv")).Split('\n').Order(StringComparer.Ordinal)];
}
