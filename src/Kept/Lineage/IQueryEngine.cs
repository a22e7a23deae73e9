using Kept.Lineage.Syntax;
using Kept.Models;
using Kept.Warehouses;

namespace Kept.Lineage;

/// <summary>An engine that reads SQL for lineage and never runs it. It knows the tables that it was told, without their rows.</summary>
public interface IQueryEngine : IAsyncDisposable
{
    /// <summary>The engine's version: 1.5.6.</summary>
    string Version { get; }

    /// <summary>The parts of a query.</summary>
    /// <exception cref="KeptException">It is not one query, or the engine cannot take it apart.</exception>
    Task<Query> ParseAsync(string sql, CancellationToken cancellation);

    /// <summary>Makes a table known, by the columns it has.</summary>
    /// <returns>The columns' names and types, as the engine itself has them.</returns>
    /// <exception cref="KeptException">A column's type is none.</exception>
    Task<IReadOnlyList<Column>> DeclareAsync(TableName table, IReadOnlyList<Column> columns, CancellationToken cancellation);

    /// <summary>Makes a table known, by the query that fills it.</summary>
    /// <returns>The columns' names and types, as the engine itself has them.</returns>
    /// <exception cref="KeptException">The engine refuses the query.</exception>
    Task<IReadOnlyList<Column>> DeclareAsync(TableName table, string sql, CancellationToken cancellation);
}
