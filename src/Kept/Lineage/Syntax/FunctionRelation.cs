namespace Kept.Lineage.Syntax;

/// <summary>A function that gives rows: <c>generate_series(1, 3)</c>, <c>read_csv('a.csv')</c>.</summary>
/// <param name="Name">The function's name.</param>
/// <param name="Arguments">What it is given.</param>
/// <param name="Columns">The columns of its rows.</param>
public sealed record FunctionRelation(string Name, IReadOnlyList<Expression> Arguments, IReadOnlyList<string> Columns) : Relation;
