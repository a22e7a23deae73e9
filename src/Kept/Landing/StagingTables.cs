using Kept.Contracts;
using Kept.Warehouses;

namespace Kept.Landing;

/// <summary>The tables of the contract's entities: made where they are missing, and given the columns that the contract has gained.</summary>
sealed class StagingTables(Warehouse warehouse)
{
    /// <summary>Makes an entity's table as the contract states it.</summary>
    /// <returns>A note for each column that rows which landed before do not have.</returns>
    /// <exception cref="KeptException">A column has another type in the warehouse.</exception>
    public async Task<IReadOnlyList<string>> EnsureAsync(Entity entity, CancellationToken cancellation)
    {
        var known = await ColumnsAsync(entity, cancellation);
        if (known.Count == 0)
        {
            await warehouse.ExecuteAsync($"create table {Table(entity)} ({Sql.Lines(",", entity.Columns.Select(Declaration))})", cancellation);
            await IndexAsync(entity, cancellation);
            return [];
        }

        var notes = new List<string>();
        foreach (var column in entity.Columns)
        {
            if (!known.TryGetValue(column.Name, out var type))
            {
                await warehouse.ExecuteAsync($"alter table {Table(entity)} add column {Declaration(column)}", cancellation);
                notes.AddRange(await NoteAsync(entity, column, cancellation));
            }
            else if (ColumnTypes.Find(type) is { } actual && actual != column.Type)
            {
                throw new KeptException($"{column.File}:{column.Line}: {Table(entity)}.{column.Name} is {column.DeclaredType} here and {type} in the warehouse; give the column another name. Nothing was touched");
            }
        }

        return notes;
    }

    /// <summary>By a key, a version is compared with those before it; by a load, the models find what is new.</summary>
    async Task IndexAsync(Entity entity, CancellationToken cancellation)
    {
        foreach (var column in warehouse.Dialect.FindsByIndex ? [entity.Key.Name, "_load_id", "_superseded_by"] : Array.Empty<string>())
        {
            await warehouse.ExecuteAsync(warehouse.Dialect.CreateIndex($"kept_{entity.Table}_{column.TrimStart('_')}", new TableName(entity.Schema, entity.Table), [column], false), cancellation);
        }
    }

    async Task<Dictionary<string, string>> ColumnsAsync(Entity entity, CancellationToken cancellation)
    {
        var columns = await warehouse.QueryAsync($"""
            select column_name, data_type from information_schema.columns
            where table_schema = {Sql.Text(entity.Schema)} and table_name = {Sql.Text(entity.Table)}
            """, cancellation);
        return columns.Rows.ToDictionary(row => (string)row[0]!, row => (string)row[1]!);
    }

    /// <summary>What landed before has no value in a new column; a value that nobody took may stand in what was left over.</summary>
    async Task<IReadOnlyList<string>> NoteAsync(Entity entity, ContractColumn column, CancellationToken cancellation)
    {
        var rows = await warehouse.QueryAsync(
            $"select count(*), count(case when {warehouse.Dialect.HasMember("_extra", column.Name)} then 1 end) from {Table(entity)} where not _is_deleted and _superseded_by is null", cancellation);
        var (all, kept) = (Convert.ToInt64(rows.Rows[0][0], null), Convert.ToInt64(rows.Rows[0][1], null));
        var leftOver = kept == 0 ? "" : $" ({kept} keep a value of that name in _extra)";
        return all == 0 || !column.IsFed ? [] :
            [$"{Table(entity)} has the new column {column.Name}: {all} rows landed before without it{leftOver}. Files that are still in place are read again for it; of files that are gone the column stays empty"];
    }

    static string Table(Entity entity) => $"{entity.Schema}.{entity.Table}";

    string Declaration(ContractColumn column) => $"{Sql.Name(column.Name)} {warehouse.Dialect.TypeName(column.DeclaredType)}";
}
