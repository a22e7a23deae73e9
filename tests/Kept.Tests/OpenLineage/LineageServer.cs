using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace Kept.Tests.OpenLineage;

/// <summary>A lineage server that keeps what it is sent.</summary>
sealed class LineageServer : IDisposable
{
    readonly HttpListener listener = new();
    readonly CancellationTokenSource closing = new();
    readonly int status;
    readonly TimeSpan delay;
    readonly Task work;

    public LineageServer(int status = 201, TimeSpan delay = default)
    {
        (this.status, this.delay) = (status, delay);
        Url = $"http://127.0.0.1:{FreePort()}";
        listener.Prefixes.Add(Url + "/");
        listener.Start();
        work = Task.Run(WorkAsync);
    }

    public string Url { get; }

    public ConcurrentQueue<(string Path, string? Key, JsonElement Event)> Received { get; } = [];

    public static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    public void Dispose()
    {
        closing.Cancel();
        listener.Close();
        work.Wait();
        closing.Dispose();
    }

    async Task WorkAsync()
    {
        try
        {
            while (true)
            {
                var context = await listener.GetContextAsync();
                using var body = await JsonDocument.ParseAsync(context.Request.InputStream);
                Received.Enqueue((context.Request.Url!.AbsolutePath, context.Request.Headers["Authorization"], body.RootElement.Clone()));
                await Task.Delay(delay, closing.Token);
                context.Response.StatusCode = status;
                context.Response.Close();
            }
        }
        catch (Exception error) when (error is HttpListenerException or ObjectDisposedException or OperationCanceledException)
        {
            // Closed.
        }
    }
}
