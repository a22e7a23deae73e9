namespace Kept.Docs.Reports;

/// <summary>A row a thing, with a mark for each of its one or two values on an axis that begins at 0.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Values">What the values are called.</param>
/// <param name="Rows">The things.</param>
public sealed record RowChart(string Title, IReadOnlyList<string> Values, IReadOnlyList<ChartRow> Rows);

/// <summary>A row of a chart.</summary>
/// <param name="Name">What it is of.</param>
/// <param name="Values">One or two values.</param>
public sealed record ChartRow(string Name, IReadOnlyList<double> Values);
