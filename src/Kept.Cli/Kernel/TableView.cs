using System.Globalization;
using Kept.Warehouses;

namespace Kept.Cli.Kernel;

/// <summary>A table for people.</summary>
/// <param name="Columns">The columns, in order.</param>
/// <param name="Rows">The cells of each row, in the columns' order.</param>
sealed record TableView(IReadOnlyList<TableColumn> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>A column whose numbers are also drawn as bars; null for none.</summary>
    public string? Bars { get; init; }

    /// <summary>A table from column names; a name with <c>&gt;</c> in front is aligned to the right.</summary>
    public static TableView Of(IEnumerable<string> columns, IEnumerable<IReadOnlyList<string>> rows) =>
        new([.. columns.Select(name => new TableColumn(name.TrimStart('>'), name.StartsWith('>')))], [.. rows]);

    /// <summary>A result as a table: numbers to the right.</summary>
    public static TableView Of(ResultSet result) => new(
        [.. result.Columns.Select((name, i) => new TableColumn(name, result.Rows.Any(row => IsNumber(row[i]))))],
        [.. result.Rows.Select(row => row.Select(Cell.Text).ToArray())]);

    /// <summary>The numbers of the bars' column, one a row; null when there is no such column or nothing to draw.</summary>
    public IReadOnlyList<double>? BarValues()
    {
        var at = Columns.Select(column => column.Name).ToList().IndexOf(Bars ?? "");
        if (at < 0)
        {
            return null;
        }

        var values = Rows.Select(row => double.TryParse(row[at], NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : 0).ToArray();
        return values.Any(value => value > 0) ? values : null;
    }

    static bool IsNumber(object? value) =>
        value is sbyte or byte or short or ushort or int or uint or long or ulong or float or double or decimal
            or Int128 or UInt128 or System.Numerics.BigInteger;
}

/// <summary>A column of a table for people.</summary>
sealed record TableColumn(string Name, bool IsRight);
