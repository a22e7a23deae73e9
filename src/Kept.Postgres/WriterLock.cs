using Kept.Runs;
using Kept.Workspaces;

namespace Kept.Postgres;

/// <summary>One writer a database at a time, wherever it runs. The server gives the lock back when the session ends, however it ends.</summary>
static class WriterLock
{
    /// <summary>The number of the lock: "kept", for all that is ours.</summary>
    const int Number = 0x6b657074;

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(100);

    /// <summary>Takes it; waits a little, because the session of a run that was killed ends a little later than that.</summary>
    /// <exception cref="BusyException">Another session has it.</exception>
    public static async Task TakeAsync(PostgresWarehouse warehouse, ServerUrl url, CancellationToken cancellation)
    {
        for (var waited = TimeSpan.Zero; !await warehouse.ScalarAsync<bool>($"select pg_try_advisory_lock({Number})", cancellation); waited += RetryDelay)
        {
            if (waited >= Patience)
            {
                throw new BusyException($"another run writes to {url}. Nothing was begun; try again when it has ended");
            }

            await Task.Delay(RetryDelay, cancellation);
        }
    }
}
