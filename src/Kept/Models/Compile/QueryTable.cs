using System.Globalization;
using System.Numerics;
using Kept.Models.Jinja;
using Kept.Models.Jinja.Values;
using Kept.Warehouses;

namespace Kept.Models.Compile;

/// <summary>The answer to a query as a text sees it: rows, columns and their names, by the names that dbt's tables have.</summary>
sealed class QueryTable : IJinjaObject
{
    readonly string[] names;
    readonly NodeContext context;

    public QueryTable(ResultSet result, NodeContext context)
    {
        this.context = context;
        names = [.. result.Columns];
        Rows = [.. result.Rows.Select(row => new JinjaTuple(names, [.. row.Select(Value)]))];
    }

    public IReadOnlyList<JinjaTuple> Rows { get; }

    public object? Find(string name) => name switch
    {
        "rows" => new JinjaTuple([.. Rows]),
        "columns" => new JinjaTuple(names, [.. names.Select(object? (_, i) => new QueryColumn(names[i], [.. Rows.Select(row => row[i])]))]),
        "column_names" => new JinjaTuple([.. names]),
        "print_table" => new Function("print_table", (_, _) => HostFunctions.Log(context, [Printed(), true])),
        _ => throw new JinjaFault($"'{name}' of a query's table is not supported; it has rows, columns, column_names and print_table"),
    };

    string Printed() => string.Join('\n', Rows.Select(row => string.Join(" | ", row.Select(Text.Of))).Prepend(string.Join(" | ", names)));

    /// <summary>A value of the engine's driver as one that texts can compute with; dates and times are texts.</summary>
    static object? Value(object? value) => value switch
    {
        null or string or bool or long or double => value,
        sbyte or byte or short or ushort or int or uint => Convert.ToInt64(value, CultureInfo.InvariantCulture),
        BigInteger big when big >= long.MinValue && big <= long.MaxValue => (long)big,
        ulong big when big <= long.MaxValue => (long)big,
        float or decimal => Convert.ToDouble(value, CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString(moment.Ticks % TimeSpan.TicksPerSecond == 0 ? "yyyy-MM-dd HH:mm:ss" : "yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}

/// <summary>One column of an answer.</summary>
sealed class QueryColumn(string name, IReadOnlyList<object?> values) : IJinjaObject
{
    public object? Find(string attribute) => attribute switch
    {
        "name" => name,
        "values" => new Function("values", (_, _) => new JinjaTuple([.. values])),
        "values_distinct" => new Function("values_distinct", (_, _) => new JinjaTuple([.. values.Distinct()])),
        _ => throw new JinjaFault($"'{attribute}' of a query's column is not supported; it has name, values() and values_distinct()"),
    };
}
