using System.Text.Json;
using Kept.Tests.Support;
using Xunit;

namespace Kept.Tests.Questions;

/// <summary>A small generated world, run by the real program; once for all tests of a class.</summary>
public sealed class GeneratedWorld : IAsyncLifetime, IDisposable
{
    readonly TemporaryDirectory directory = new();

    public async ValueTask InitializeAsync()
    {
        Assert.Equal(0, (await KeptAsync("generate", "--appointments", "6000", "--feeds", "Plain", "--out", "world")).ExitCode);
        Assert.Equal(0, (await KeptAsync("run", "-w", "world")).ExitCode);
    }

    public Task<string[]> SqlAsync(string query, params string[] columns) => RowsAsync(["sql", query], columns);

    public Task<string[]> AskAsync(string question, params string[] columns) => RowsAsync(["ask", .. question.Split(' ')], columns);

    public void Dispose() => directory.Dispose();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>The rows' columns of those names, between bars.</summary>
    async Task<string[]> RowsAsync(string[] arguments, string[] columns)
    {
        var result = await KeptAsync([.. arguments, "-w", "world", "--format", "json"]);
        Assert.True(result.ExitCode == 0, result.Error);
        using var rows = JsonDocument.Parse(result.Output);
        return [.. rows.RootElement.EnumerateArray().Select(row => string.Join('|', columns.Select(column => row.GetProperty(column))))];
    }

    Task<KeptResult> KeptAsync(params string[] arguments) => new KeptStart { Arguments = arguments, Directory = directory.Root }.RunAsync();
}
