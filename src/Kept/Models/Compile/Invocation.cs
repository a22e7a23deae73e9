using Kept.Warehouses;

namespace Kept.Models.Compile;

/// <summary>What all renderings of one run share.</summary>
sealed record Invocation
{
    public string Id { get; init; } = Guid.Empty.ToString();

    public DateTimeOffset StartedAt { get; init; } = DateTimeOffset.UnixEpoch;

    /// <summary>False while the project is read: then texts are rendered only to see what they refer to.</summary>
    public bool Execute { get; init; }

    public bool IsFullRefresh { get; init; }

    /// <summary>Whether the rows that tests find are stored, of tests that do not say so.</summary>
    public bool StoreFailures { get; init; }

    /// <summary>Whether a relation exists in the warehouse.</summary>
    public Func<TableName, bool> Exists { get; init; } = _ => false;

    /// <summary>Asks the warehouse in the middle of a rendering; null where there is none.</summary>
    public Func<string, ResultSet>? Ask { get; init; }

    /// <summary>Where <c>log</c>, <c>print</c> and <c>exceptions.warn</c> write.</summary>
    public Action<string> Log { get; init; } = _ => { };

    public IReadOnlyDictionary<string, object?> Vars { get; init; } = new Dictionary<string, object?>();
}
