using Kept.Models.Compile;
using Kept.Warehouses;

namespace Kept.Models.Build.Materializations;

/// <summary>Holds what a query gives to what the model's contract says, before anything is built of it.</summary>
sealed class ContractCheck(Session session)
{
    /// <summary>The columns in the contract's order.</summary>
    /// <exception cref="ModelException">A column is missing, too many, or of another type.</exception>
    public async Task<IReadOnlyList<ContractedColumn>> CheckAsync(Model model, string sql, CancellationToken cancellation)
    {
        var columns = model.Columns.Select(column => new ContractedColumn(column, TypeOf(model, column))).ToList();
        var given = await session.ShapeAsync(model.Node, sql, cancellation);
        var promised = await session.ShapeAsync(model.Node, Promise(columns), cancellation);
        var differences = Differences(given, promised);
        return differences.Count == 0 ? columns : throw model.Node.Fail(
            $"'{model.Name}' does not keep its contract; change the query, or the columns that {model.Name} is described with:\n{Table(differences)}");
    }

    /// <summary>A type by dbt's own name for it is the engine's, unless the contract says otherwise.</summary>
    static string TypeOf(Model model, Column column) =>
        ContractSettings.HasAliases(model.Node) && string.Equals(column.DataType, "string", StringComparison.OrdinalIgnoreCase) ? "text" : column.DataType!;

    string Promise(List<ContractedColumn> columns) =>
        $"select {string.Join(", ", columns.Select(column => $"cast(null as {column.Type}) as {session.Dialect.Quote(column.Name)}"))}";

    List<(string Name, string Given, string Promised, string What)> Differences(List<TableColumn> given, List<TableColumn> promised)
    {
        var names = promised.Concat(given).Select(column => column.Name).Distinct(StringComparer.OrdinalIgnoreCase);
        return [.. names.Select(name => (name, TypeIn(given, name), TypeIn(promised, name))).Select(row => row switch
        {
            (var name, null, var type) => (name, "", type!, "the query does not give it"),
            (var name, var type, null) => (name, type, "", "the contract does not know it"),
            (var name, var type, var other) => (name, type, other, session.Dialect.IsSameType(type!, other!) ? "" : "another type"),
        }).Where(row => row.Item4.Length > 0)];
    }

    static string? TypeIn(List<TableColumn> columns, string name) =>
        columns.Find(column => string.Equals(column.Name, name, StringComparison.OrdinalIgnoreCase))?.Type;

    static string Table(List<(string Name, string Given, string Promised, string What)> rows)
    {
        rows.Insert(0, ("column", "query gives", "contract says", ""));
        var (first, second, third) = (rows.Max(row => row.Name.Length), rows.Max(row => row.Given.Length), rows.Max(row => row.Promised.Length));
        return string.Join('\n', rows.Select(row => $"  {row.Name.PadRight(first)}  {row.Given.PadRight(second)}  {row.Promised.PadRight(third)}  {row.What}".TrimEnd()));
    }
}

/// <summary>A column with the type that its contract says, in the engine's words.</summary>
sealed record ContractedColumn(Column Column, string Type)
{
    public string Name => Column.Name;

    public bool IsConstrained => Column.Constraints.Count > 0;

    public string Definition(Dialect dialect)
    {
        var constraints = Column.Constraints.Select(constraint => constraint.Type == "check" ? $" check ({constraint.Expression})" : " not null");
        return $"{dialect.Quote(Name)} {Type}{string.Concat(constraints.Distinct())}";
    }
}
