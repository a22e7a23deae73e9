using System.Text.Json;
using Kept.Tests.Support;
using Xunit;

namespace Kept.Tests.PublicSets;

/// <summary>A public set with the feeds that <c>docs/examples</c> has for it, run through by the real program; once for all tests of a class.</summary>
public abstract class PublicRun(string set, params string[] files) : IDisposable
{
    readonly TemporaryDirectory directory = new();
    Task<KeptResult>? run;

    /// <summary>Runs on first use, and gives the run's summary; a test that asks for it is skipped where the set is not at hand.</summary>
    public async Task<string> RunAsync()
    {
        var paths = Array.ConvertAll(files, file => PublicData.File($"{set}/{file}"));
        var result = await (run ??= StartAsync(paths));
        Assert.True(result.ExitCode == 0, result.Error);
        return result.Output;
    }

    /// <summary>A query's rows, one text each, values separated by a bar.</summary>
    public Task<string[]> SqlAsync(string query) => RowsAsync("sql", query);

    /// <summary>The rows that the program answers with.</summary>
    public async Task<string[]> RowsAsync(params string[] arguments)
    {
        await RunAsync();
        var result = await KeptAsync([.. arguments, "--format", "json", "--limit", "0"]);
        Assert.True(result.ExitCode == 0, result.Error);
        using var rows = JsonDocument.Parse(result.Output);
        return [.. rows.RootElement.EnumerateArray().Select(row => string.Join('|', row.EnumerateObject().Select(value => value.Value)))];
    }

    internal Task<KeptResult> KeptAsync(params string[] arguments) =>
        new KeptStart { Arguments = arguments, Directory = directory.Root }.RunAsync();

    /// <summary>A file of the workspace.</summary>
    public Task<string> ReadAsync(string file) => File.ReadAllTextAsync(directory.At(file), TestContext.Current.CancellationToken);

    public void Dispose()
    {
        directory.Dispose();
        GC.SuppressFinalize(this);
    }

    async Task<KeptResult> StartAsync(string[] paths)
    {
        var example = Repository.At($"docs/examples/{set}");
        foreach (var file in Directory.EnumerateFiles(example, "*", SearchOption.AllDirectories))
        {
            directory.Write(Path.GetRelativePath(example, file), await File.ReadAllBytesAsync(file));
        }

        Directory.CreateDirectory(directory.At("data"));
        Array.ForEach(paths, path => File.CreateSymbolicLink(directory.At($"data/{Path.GetFileName(path)}"), path));
        return await KeptAsync("run", "--format", "json");
    }
}
