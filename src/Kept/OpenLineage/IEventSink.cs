namespace Kept.OpenLineage;

/// <summary>Takes events, one after the other.</summary>
interface IEventSink : IAsyncDisposable
{
    /// <summary>What a person calls it; no secret is in it.</summary>
    string Name { get; }

    /// <exception cref="EventException">It cannot; what follows need not be tried.</exception>
    Task SendAsync(ReadOnlyMemory<byte> json, CancellationToken cancellation);
}

/// <summary>An event could not be sent.</summary>
sealed class EventException(string message, Exception? inner = null) : KeptException(message, inner);
