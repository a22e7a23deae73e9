using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Kept.Tests.Support;
using Xunit;

namespace Kept.Tests.Serve;

/// <summary>A running <c>kept predict serve</c>, asked over HTTP; stopped as a container is.</summary>
sealed class Served : IAsyncDisposable
{
    static readonly HttpClient Client = new(new SocketsHttpHandler());
    readonly Process process;

    Served(Process process, string url) => (this.process, Url) = (process, url);

    public string Url { get; }

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<Served> StartAsync(string directory, params string[] options)
    {
        var process = KeptProgram.Start(new KeptStart { Arguments = ["predict", "serve", "--port", "0", .. options], Directory = directory });
        var line = await process.StandardOutput.ReadLineAsync(Cancellation);
        return line is null ? throw new InvalidOperationException(await process.StandardError.ReadToEndAsync(Cancellation)) : new Served(process, line.Split(' ')[^1]);
    }

    public Task<HttpResponseMessage> GetAsync(string path) => Client.GetAsync(new Uri(Url + path), Cancellation);

    public async Task<HttpResponseMessage> PostAsync(string body, string? type, string? accept = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Url + "/invocations") { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        request.Content.Headers.ContentType = type is null ? null : MediaTypeHeaderValue.Parse(type);
        if (accept is not null)
        {
            request.Headers.Accept.ParseAdd(accept);
        }

        return await Client.SendAsync(request, Cancellation);
    }

    /// <summary>The lines of an answer that must be good.</summary>
    public async Task<string[]> LinesAsync(string body, string type, string? accept = null)
    {
        using var answer = await PostAsync(body, type, accept);
        var text = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, text);
        return text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    public async ValueTask DisposeAsync()
    {
        using var stop = Process.Start("kill", ["-TERM", process.Id.ToString()]);
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        process.Dispose();
    }
}
