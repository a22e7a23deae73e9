namespace Kept.Lineage.Syntax;

/// <summary>What cannot be traced; lineage tells it and goes on with the rest.</summary>
/// <param name="Reason">What it is, and what to write instead where there is something.</param>
public sealed record UnknownExpression(string Reason) : Expression;
