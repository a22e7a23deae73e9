using Kept.Warehouses;

namespace Kept.Questions;

/// <summary>
/// What a reader may ask an engine. The check is the barrier: it must hold in a process that can itself write
/// and open files. The lock stands behind it, where the engine has one.
/// </summary>
public abstract class QueryRules
{
    /// <summary>Schemas in which a reader's names are looked up, in this order.</summary>
    public static IReadOnlyList<string> SearchPath { get; } = ["gold", "silver", "bronze", "staging"];

    /// <summary>Sets the search path of a session that may have to share its process with a writer, so that only the check protects it.</summary>
    public abstract Task SetPathAsync(Warehouse warehouse, CancellationToken cancellation);

    /// <summary>Sets the search path and gives up the session's right to touch anything but <paramref name="outputs"/>.</summary>
    /// <param name="warehouse">A session that only answers questions.</param>
    /// <param name="outputs">Files that answers will be written to.</param>
    /// <param name="cancellation">Stops the work.</param>
    public abstract Task LockAsync(Warehouse warehouse, IReadOnlyList<string> outputs, CancellationToken cancellation);

    /// <summary>Lets a statement through, or says why not.</summary>
    /// <exception cref="QueryRefusedException">It is not exactly one query over the warehouse's own tables.</exception>
    public abstract Task<CheckedQuery> CheckAsync(Warehouse warehouse, string statement, CancellationToken cancellation);

    /// <summary>A query for the same rows, in which the engine itself writes the values that only it can write as text.</summary>
    public abstract Task<string> ShowAsync(Warehouse warehouse, string query, CancellationToken cancellation);

    /// <summary>Has the engine keep a checked query's rows, with their types, as the table <c>answer</c> of a new database file.</summary>
    public abstract Task KeepAsync(Warehouse warehouse, string query, string file, CancellationToken cancellation);

    /// <summary>The statement by which the engine itself writes a query's rows to a file.</summary>
    public abstract string Copy(string query, QueryFormat format, string file);
}
