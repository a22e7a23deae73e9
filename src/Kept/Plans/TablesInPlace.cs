using Kept.Warehouses;

namespace Kept.Plans;

/// <summary>
/// The tables of the copy that a run goes on with instead of making them anew. The engine numbers rows: until it writes the file anew,
/// a row that was there has its number still, and its values unless they were updated, and a row that is added has a greater one.
/// </summary>
sealed class TablesInPlace
{
    readonly Warehouse warehouse;
    readonly string path;
    readonly string head;
    readonly Dictionary<TableName, long> identities;

    TablesInPlace(Warehouse warehouse, string path, Dictionary<TableName, long> identities)
    {
        this.warehouse = warehouse;
        this.path = path;
        this.identities = identities;
        head = PlanBase.Identify(path).Head;
    }

    /// <summary>Looks at the copy before the run. A writer's engine leaves the file alone until it is closed, or until much has changed.</summary>
    public static async Task<TablesInPlace> LookAsync(Warehouse warehouse, string path, CancellationToken cancellation)
    {
        return new TablesInPlace(warehouse, path, await IdentitiesAsync(warehouse, cancellation));
    }

    /// <summary>Those of which it still holds after the run.</summary>
    public async Task<IReadOnlySet<TableName>> FindAsync(CancellationToken cancellation)
    {
        var found = new HashSet<TableName>();
        if (PlanBase.Identify(path).Head == head)
        {
            foreach (var (table, identity) in await IdentitiesAsync(warehouse, cancellation))
            {
                if (identities.GetValueOrDefault(table) == identity && !await IsUpdatedAsync(table, cancellation))
                {
                    found.Add(table);
                }
            }
        }

        return found;
    }

    async Task<bool> IsUpdatedAsync(TableName table, CancellationToken cancellation) => await warehouse.ScalarAsync<bool>(
        $"select coalesce(bool_or(has_updates), false) from pragma_storage_info({Sql.Text(warehouse.Dialect.Quote(table))})", cancellation);

    /// <summary>A number for each table, which one that is made anew by the same name does not have.</summary>
    static async Task<Dictionary<TableName, long>> IdentitiesAsync(Warehouse warehouse, CancellationToken cancellation) => (await warehouse.QueryAsync(
        "select schema_name, table_name, table_oid from duckdb_tables() where database_name = current_database() and not temporary", cancellation))
        .Rows.ToDictionary(row => new TableName((string)row[0]!, (string)row[1]!), row => Convert.ToInt64(row[2], null));
}
