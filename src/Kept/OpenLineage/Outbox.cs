using System.Threading.Channels;

namespace Kept.OpenLineage;

/// <summary>
/// Sends events beside the run, in their order. A sink that fails is told once and gets no more; at the end all sinks together
/// are waited for no longer than the patience.
/// </summary>
sealed class Outbox : IAsyncDisposable
{
    readonly Channel<Func<CancellationToken, Task<byte[]>>> events = Channel.CreateUnbounded<Func<CancellationToken, Task<byte[]>>>(new() { SingleReader = true });
    readonly List<IEventSink> sinks;
    readonly TimeSpan patience;
    readonly Action<string> warn;
    readonly CancellationTokenSource stop = new();
    readonly Task work;

    public Outbox(IEnumerable<IEventSink> sinks, TimeSpan patience, Action<string> warn)
    {
        this.sinks = [.. sinks];
        this.patience = patience;
        this.warn = warn;
        work = Task.Run(WorkAsync);
    }

    public void Post(Func<CancellationToken, Task<byte[]>> make) => events.Writer.TryWrite(make);

    public async ValueTask DisposeAsync()
    {
        events.Writer.Complete();
        try
        {
            await work.WaitAsync(patience);
        }
        catch (TimeoutException)
        {
            warn($"lineage: not all events were sent within {patience.TotalSeconds:0.#} seconds after the run; the run itself is complete. Look after {string.Join(" and ", sinks.Select(sink => sink.Name))}");
        }

        await stop.CancelAsync();
        foreach (var sink in sinks)
        {
            await sink.DisposeAsync();
        }
    }

    async Task WorkAsync()
    {
        try
        {
            await foreach (var make in events.Reader.ReadAllAsync(stop.Token))
            {
                await SendAsync(await make(stop.Token));
            }
        }
        catch (KeptException error)
        {
            warn($"lineage: no events are sent, and the run goes on: {error.Message}");
        }
        catch (Exception error) when (error is OperationCanceledException or ObjectDisposedException)
        {
            // The end of the patience.
        }
    }

    async Task SendAsync(byte[] json)
    {
        foreach (var sink in sinks.ToList())
        {
            try
            {
                await sink.SendAsync(json, stop.Token);
            }
            catch (EventException error)
            {
                sinks.Remove(sink);
                await sink.DisposeAsync();
                warn($"lineage: no more events go to {sink.Name}: {error.Message}. The run goes on; correct 'openlineage' in kept.yml or the OPENLINEAGE_ variables, or set OPENLINEAGE_DISABLED=true");
            }
        }
    }
}
