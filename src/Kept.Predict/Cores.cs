using System.Runtime.ExceptionServices;

namespace Kept.Predict;

/// <summary>How work is spread over the machine's cores.</summary>
static class Cores
{
    const int RowsOfThread = 20_000;

    /// <summary>As many of LightGBM's threads as have something to do: they wait for each other after every step.</summary>
    /// <param name="rows">How many rows there are.</param>
    public static int For(int rows) => Math.Clamp(rows / RowsOfThread, 1, Environment.ProcessorCount);

    /// <summary>Does several things at once, each on one core, which is faster than one after the other on all: nothing waits for anything.</summary>
    public static T[] Each<T>(int count, Func<int, T> work, CancellationToken cancellation)
    {
        var results = new T[count];
        try
        {
            Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellation }, i => results[i] = work(i));
        }
        catch (AggregateException error) when (error.InnerException is KeptException first)
        {
            ExceptionDispatchInfo.Throw(first);
        }

        return results;
    }
}
