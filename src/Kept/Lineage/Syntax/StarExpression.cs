namespace Kept.Lineage.Syntax;

/// <summary>Several columns at once: <c>*</c>, <c>t.*</c>, <c>columns(…)</c>, with what is taken out, put in the place of, or renamed.</summary>
public sealed record StarExpression : Expression
{
    /// <summary>The relation whose columns are meant; null: of all.</summary>
    public string? Relation { get; init; }

    /// <summary>Columns that are left out.</summary>
    public IReadOnlyList<string> Exclude { get; init; } = [];

    /// <summary>Expressions that stand in the place of columns, by the column's name.</summary>
    public IReadOnlyDictionary<string, Expression> Replace { get; init; } = new Dictionary<string, Expression>();

    /// <summary>New names, by the column's name.</summary>
    public IReadOnlyDictionary<string, string> Rename { get; init; } = new Dictionary<string, string>();

    /// <summary>A regular expression that a name must match somewhere; null: every name does.</summary>
    public string? Pattern { get; init; }

    /// <summary>The names that are meant, in this order; null: every one.</summary>
    public IReadOnlyList<string>? Names { get; init; }

    /// <summary>Whether the columns are operands of one expression, as in <c>greatest(*columns(…))</c>; otherwise each makes a column of its own.</summary>
    public bool StaysInside { get; init; }
}
