using Kept.Models.Project;

namespace Kept.Models.Compile;

/// <summary>The rows that stand in for one thing that a tested model reads; of the two that name it, both are null for the model itself, <c>this</c>.</summary>
/// <param name="Model">A model, seed or snapshot.</param>
/// <param name="Source">A source's table.</param>
/// <param name="Input">How the test names it.</param>
/// <param name="Rows">The rows.</param>
/// <param name="Line">For errors.</param>
sealed record GivenRows(Node? Model, SourceTable? Source, string Input, UnitTestRows Rows, int Line)
{
    public bool IsThis => Model is null && Source is null;
}
