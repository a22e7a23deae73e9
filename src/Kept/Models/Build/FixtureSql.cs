using System.Globalization;
using Kept.Models.Compile;
using Kept.Warehouses;

namespace Kept.Models.Build;

/// <summary>Writes made-up rows as a query, each value by its column's type.</summary>
/// <param name="dialect">The engine's spelling.</param>
/// <param name="node">The unit test, for errors.</param>
/// <param name="what">What the rows are of, for errors: <c>the input ref('x')</c>.</param>
/// <param name="columns">The columns and types that there are.</param>
sealed class FixtureSql(Dialect dialect, Node node, string what, IReadOnlyList<TableColumn> columns)
{
    /// <summary>The rows with all columns; those that a row does not name are null.</summary>
    public string Whole(IReadOnlyList<IReadOnlyDictionary<string, object?>> rows)
    {
        Check(rows);
        var selects = rows.Select(row => Select(columns.Select(column => (column, ValueOf(row, column.Name)))));
        return rows.Count > 0 ? Union(selects) : $"{Select(columns.Select(column => (column, (object?)null)))} where false";
    }

    /// <summary>The rows with the columns of the first of them, which all must have.</summary>
    public string Expected(IReadOnlyList<IReadOnlyDictionary<string, object?>> rows)
    {
        var names = NamesOf(rows);
        if (rows.FirstOrDefault(row => row.Count != names.Count || names.Any(name => !Has(row, name.Name))) is not null)
        {
            throw node.Fail($"the rows that the unit test '{node.Name}' expects name different columns; name the same in each, with null where there is no value");
        }

        return Union(rows.Select(row => Select(names.Select(column => (column, ValueOf(row, column.Name))))));
    }

    /// <summary>The columns that the first row names; all when there is none.</summary>
    public IReadOnlyList<TableColumn> NamesOf(IReadOnlyList<IReadOnlyDictionary<string, object?>> rows)
    {
        Check(rows);
        return rows.Count == 0 ? columns : [.. rows[0].Keys.Select(key => columns.First(column => IsSame(column.Name, key)))];
    }

    void Check(IReadOnlyList<IReadOnlyDictionary<string, object?>> rows)
    {
        if (rows.SelectMany(row => row.Keys).FirstOrDefault(key => !columns.Any(column => IsSame(column.Name, key))) is { } unknown)
        {
            throw node.Fail($"{what} of the unit test '{node.Name}': {Suggestion.Unknown("column", unknown, [.. columns.Select(column => column.Name)])}");
        }
    }

    string Select(IEnumerable<(TableColumn Column, object? Value)> values) =>
        $"select {string.Join(", ", values.Select(value => $"cast({Literal(value.Value)} as {value.Column.Type}) as {dialect.Quote(value.Column.Name)}"))}";

    string Literal(object? value) => value switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        string text => dialect.Literal(text),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw node.Fail($"{what} of the unit test '{node.Name}' has a list or a map as a value; give the rows as 'format: sql', or the value as text"),
    };

    static string Union(IEnumerable<string> selects) => string.Join("\nunion all\n", selects);

    static bool Has(IReadOnlyDictionary<string, object?> row, string name) => row.Keys.Any(key => IsSame(key, name));

    static object? ValueOf(IReadOnlyDictionary<string, object?> row, string name) => row.FirstOrDefault(entry => IsSame(entry.Key, name)).Value;

    static bool IsSame(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
