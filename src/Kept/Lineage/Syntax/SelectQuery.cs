namespace Kept.Lineage.Syntax;

/// <summary>A select.</summary>
/// <param name="Items">The select list.</param>
/// <param name="From">What it reads.</param>
public sealed record SelectQuery(IReadOnlyList<Expression> Items, Relation From) : Query
{
    /// <summary>What decides which rows are taken, before they are grouped.</summary>
    public Expression? Where { get; init; }

    /// <summary>What rows are grouped by.</summary>
    public IReadOnlyList<Expression> Groups { get; init; } = [];

    /// <summary>Whether rows are grouped by every item that is not an aggregate.</summary>
    public bool GroupsByAll { get; init; }

    /// <summary>What decides which rows are taken, after they are grouped: <c>having</c> and <c>qualify</c>.</summary>
    public IReadOnlyList<Expression> Having { get; init; } = [];
}
