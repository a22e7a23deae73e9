using Kept.Models.Compile;
using Kept.Models.Jinja;
using Kept.Warehouses;

namespace Kept.Models.Build;

/// <summary>References of a unit test: each to the common table expression with the rows that the test gives.</summary>
sealed class UnitTestReferences(IReadOnlyList<GivenRows> given) : IReferences
{
    /// <summary>dbt's name for the rows of an input, where the model reads them.</summary>
    public static string NameOf(GivenRows rows, Node tested) => rows switch
    {
        { Source: { } source } => $"__dbt__cte__{source.Source}__{source.Name}",
        { Model: { } model } => CommonTables.NameOf(model),
        _ => $"__dbt__cte__{tested.Table.Name}",
    };

    public Relation Model(Node from, Node to) => Find(from, to.Table, rows => rows.Model == to, $"ref('{to.Name}')");

    public Relation Source(SourceTable table) => given.Any(rows => rows.Source == table)
        ? new Relation(new TableName(table.Schema, table.Identifier), new TableName("", $"__dbt__cte__{table.Source}__{table.Name}"))
        : throw new JinjaFault($"the unit test gives no rows for source('{table.Source}', '{table.Name}')");

    public Relation This(Node node) => Find(node, node.Tested!.Table, rows => rows.IsThis, "this");

    public bool IsIncremental(Node node) => false;

    Relation Find(Node from, TableName own, Func<GivenRows, bool> isMeant, string input) => given.FirstOrDefault(isMeant) is { } rows
        ? new Relation(own, new TableName("", NameOf(rows, from.Tested!)))
        : throw new JinjaFault($"the unit test '{from.Name}' gives no rows for {input}");
}
