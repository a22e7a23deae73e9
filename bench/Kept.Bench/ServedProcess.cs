using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Kept.Bench;

/// <summary>A running <c>kept predict serve</c>.</summary>
sealed class ServedProcess : IAsyncDisposable
{
    readonly Process process;
    readonly HttpMessageInvoker client = new(new SocketsHttpHandler());
    readonly string url;

    ServedProcess(Process process, string url) => (this.process, this.url) = (process, url);

    public double CpuSeconds
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime.TotalSeconds;
        }
    }

    public static async Task<ServedProcess> StartAsync(string model)
    {
        var process = Process.Start(new ProcessStartInfo(Commands.Kept, ["predict", "serve", "--port", "0", "--model-dir", model]) { RedirectStandardOutput = true })!;
        var line = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("the server did not start");
        return new ServedProcess(process, line.Split(' ')[^1]);
    }

    public async Task<IReadOnlyList<string>> InputsAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url + "/model");
        using var answer = await client.SendAsync(request, CancellationToken.None);
        using var model = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return [.. model.RootElement.GetProperty("inputs").EnumerateArray().Select(input => input.GetProperty("name").GetString()!)];
    }

    public async Task AskAsync(byte[] body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url + "/invocations") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse("text/csv");
        using var answer = await client.SendAsync(request, CancellationToken.None);
        var text = await answer.Content.ReadAsByteArrayAsync();
        if (answer.StatusCode != HttpStatusCode.OK || text.Length == 0)
        {
            throw new InvalidOperationException($"the server answered {answer.StatusCode}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        client.Dispose();
    }
}
