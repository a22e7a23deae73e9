using System.Net.Http.Headers;

namespace Kept.OpenLineage;

/// <summary>Posts events to a lineage server. Redirects are not followed: they would take the key elsewhere.</summary>
sealed class HttpSink : IEventSink
{
    readonly SocketsHttpHandler handler = new() { AllowAutoRedirect = false, UseCookies = false };
    readonly HttpClient client;
    readonly EventTarget target;

    public HttpSink(EventTarget target, TimeSpan patience)
    {
        this.target = target;
        client = new HttpClient(handler, disposeHandler: true) { Timeout = patience };
    }

    public string Name => $"{target.Address!.Scheme}://{target.Address.Authority}{target.Address.AbsolutePath}";

    public async Task SendAsync(ReadOnlyMemory<byte> json, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, target.Address) { Content = new ReadOnlyMemoryContent(json) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Authorization = target.ApiKey is { } key && AuthenticationHeaderValue.TryParse($"Bearer {key}", out var bearer) ? bearer : null;
        try
        {
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            if (!response.IsSuccessStatusCode)
            {
                throw new EventException($"it answered {(int)response.StatusCode}, expected 2xx");
            }
        }
        catch (HttpRequestException error)
        {
            throw new EventException($"it cannot be reached ({error.HttpRequestError})", error);
        }
        catch (OperationCanceledException error) when (!cancellation.IsCancellationRequested)
        {
            throw new EventException($"it did not answer within {client.Timeout.TotalSeconds:0.#} seconds", error);
        }
    }

    public ValueTask DisposeAsync()
    {
        client.Dispose();
        return ValueTask.CompletedTask;
    }
}
