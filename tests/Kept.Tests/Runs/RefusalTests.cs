using System.Diagnostics;
using Kept.Tests.Support;
using Xunit;

namespace Kept.Tests.Runs;

/// <summary>Ends that a run can come to: each is clear, and loses nothing.</summary>
public sealed class RefusalTests(RunWorlds worlds)
{
    [Fact]
    public async Task Of_two_runs_the_second_ends_at_once_and_names_the_first()
    {
        using var workspace = await worlds.PartAsync();
        workspace.AddEndlessTest();
        using var first = await workspace.StartEndlessRunAsync();
        var second = await workspace.KeptAsync("run");
        first.Kill();
        await first.EndAsync();
        Assert.Equal(3, second.ExitCode);
        Assert.Contains($"process {first.Id}", second.Error, StringComparison.Ordinal);
        File.Delete(workspace.At("warehouse/tests/endless.sql"));
        await workspace.DoneAsync("run");
    }

    [Fact]
    public async Task A_ledger_that_does_not_balance_stops_the_run_before_gold_changes()
    {
        using var workspace = await worlds.PublishedAsync();
        var gold = await workspace.PublishedAsync();
        await workspace.TamperAsync("update staging.ledger set rows_landed = rows_landed - 3 where load_id = 1");
        workspace.BringTheRest();
        var result = await workspace.KeptAsync("run");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("3 of", result.Error, StringComparison.Ordinal);
        Assert.Contains("the ledger does not balance: load 1", result.Error, StringComparison.Ordinal);
        Assert.Equal(gold, await workspace.PublishedAsync());
        Assert.Equal(1, (await workspace.KeptAsync("ledger")).ExitCode);
    }

    [Fact]
    public async Task A_failing_test_leaves_gold_as_it_was_until_it_passes()
    {
        using var workspace = await worlds.PublishedAsync();
        var gold = await workspace.PublishedAsync();
        workspace.BringTheRest();
        workspace.Write("warehouse/tests/never_content.sql", "select factap_pk from {{ ref('fact_appointment') }} limit 1");
        var result = await workspace.KeptAsync("run");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("FAIL  never_content", result.Output, StringComparison.Ordinal);
        Assert.Equal(gold, await workspace.PublishedAsync());
        File.Delete(workspace.At("warehouse/tests/never_content.sql"));
        await workspace.DoneAsync("run");
        Assert.NotEqual(gold, await workspace.PublishedAsync());
    }

    [Fact]
    public async Task A_mistake_in_a_feed_is_told_with_its_line_and_touches_nothing()
    {
        using var workspace = await worlds.PublishedAsync();
        var landed = await workspace.LandedAsync();
        workspace.BringTheRest();
        workspace.Write("feeds/broken.yml", "path: data/x.csv\nentitis:\n  patients: {}\n");
        var result = await workspace.KeptAsync("run");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("broken.yml:2: unknown key 'entitis'; did you mean 'entities'?", result.Error, StringComparison.Ordinal);
        Assert.Equal(landed, await workspace.LandedAsync());
    }

    [Fact]
    public async Task A_workspace_or_a_warehouse_of_a_newer_program_is_left_alone()
    {
        using var workspace = await worlds.PublishedAsync();
        var settings = await File.ReadAllTextAsync(workspace.At("kept.yml"), RunWorkspace.Cancellation);
        workspace.Write("kept.yml", settings.Replace("version: 1", "version: 99", StringComparison.Ordinal));
        Assert.Equal(2, (await workspace.KeptAsync("run")).ExitCode);
        workspace.Write("kept.yml", settings);
        await workspace.TamperAsync("update staging.workspace set version = 99");
        var result = await workspace.KeptAsync("run");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("layout 99", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_disk_that_is_full_ends_the_run_clearly_and_room_lets_the_next_one_end_it()
    {
        using var calm = await worlds.WholeAsync();
        using var cramped = await worlds.WholeAsync();
        await calm.DoneAsync("run");
        var blocks = new FileInfo(calm.Database).Length / 1024 / 3;
        using var process = Process.Start(new ProcessStartInfo("bash", ["-c", $"trap '' XFSZ; ulimit -f {blocks}; exec '{KeptProgram.Path}' run"])
        {
            WorkingDirectory = cramped.Root,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            Environment = { ["DOTNET_EnableWriteXorExecute"] = "0" },
        })!;
        var output = process.StandardOutput.ReadToEndAsync(RunWorkspace.Cancellation);
        var error = await process.StandardError.ReadToEndAsync(RunWorkspace.Cancellation);
        await process.WaitForExitAsync(RunWorkspace.Cancellation);
        Assert.NotEqual(0, process.ExitCode);
        Assert.Contains("the disk is full", error, StringComparison.Ordinal);
        Assert.NotNull(await output);
        await cramped.DoneAsync("run");
        Assert.Equal(await calm.LandedAsync(), await cramped.LandedAsync());
        Assert.Equal(await calm.PublishedAsync(), await cramped.PublishedAsync());
    }

    [Fact]
    public async Task An_interrupt_ends_a_run_at_once_and_the_next_one_ends_it()
    {
        using var workspace = await worlds.PublishedAsync();
        var gold = await workspace.PublishedAsync();
        workspace.BringTheRest();
        workspace.AddEndlessTest();
        using var run = await workspace.StartEndlessRunAsync();
        Assert.Equal(130, (await run.InterruptAsync()).ExitCode);
        Assert.Equal(gold, await workspace.PublishedAsync());
        File.Delete(workspace.At("warehouse/tests/endless.sql"));
        await workspace.DoneAsync("run");
        await workspace.MustBeSoundAsync();
    }
}
