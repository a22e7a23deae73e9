namespace Kept.Questions;

/// <summary>One statement that the rules have let through, as it may run.</summary>
/// <param name="Sql">The statement, without a closing semicolon.</param>
/// <param name="Kind">What may be done with it.</param>
public sealed record CheckedQuery(string Sql, QueryKind Kind);

/// <summary>What may be done with a statement.</summary>
public enum QueryKind
{
    /// <summary>It gives rows and may stand inside another query.</summary>
    Rows,

    /// <summary>It gives rows about tables (describe, show, summarize) and stands inside another query only in brackets.</summary>
    Description,

    /// <summary>It gives an engine's plan (explain) and stands alone.</summary>
    Plan,
}
