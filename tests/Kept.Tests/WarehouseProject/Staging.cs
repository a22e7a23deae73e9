using System.Reflection;
using Kept.Models;
using Kept.Warehouses;

namespace Kept.Tests.WarehouseProject;

/// <summary>Lands hand-made rows by landing's rules: a version is appended, the one before it closed, and the ledger says so. Each call is one load.</summary>
sealed class Staging(Warehouse warehouse, ModelProject project)
{
    static readonly DateTime Start = new(2024, 1, 1, 8, 0, 0);

    int load;

    /// <summary>When the next load begins; an hour after the one before it, unless a test says otherwise.</summary>
    public DateTime LoadTime { get; set; } = Start;

    /// <summary>Creates the tables that the contract states.</summary>
    public async Task CreateAsync()
    {
        await ExecuteAsync("create schema if not exists staging");
        foreach (var table in project.Sources)
        {
            var columns = table.Columns.Select(column => $"{column.Name} {column.DataType}");
            await ExecuteAsync($"create table {table.Schema}.{table.Name} ({string.Join(", ", columns)})");
        }
    }

    /// <summary>Lands rows, each an anonymous object whose first property is the key.</summary>
    public Task LandAsync(string entity, params object[] rows) => LoadAsync(async () =>
    {
        foreach (var row in rows)
        {
            await AppendAsync(entity, row, false);
        }
    });

    /// <summary>Lands a tombstone: only the key is set.</summary>
    public Task DeleteAsync(string entity, object key) => LoadAsync(() => AppendAsync(entity, key, true));

    async Task LoadAsync(Func<Task> land)
    {
        load++;
        await land();
        await ExecuteAsync(
            $"insert into staging.ledger (load_id, loaded_at, rows_read, rows_landed, rows_rejected, rows_duplicate, rows_deleted) values ({load}, {Sql.Timestamp(LoadTime)}, 1, 1, 0, 0, 0)");
        LoadTime = LoadTime.AddHours(1);
    }

    async Task AppendAsync(string entity, object row, bool isDeleted)
    {
        var values = row.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Select(property => (property.Name, Value: Literal(property.GetValue(row)))).ToList();
        await ExecuteAsync($"update staging.{entity} set _superseded_by = {load} where {values[0].Name} = {values[0].Value} and _superseded_by is null");
        await ExecuteAsync(
            $"insert into staging.{entity} ({string.Join(", ", values.Select(value => value.Name))}, _is_deleted, _load_id) " +
            $"values ({string.Join(", ", values.Select(value => value.Value))}, {Literal(isDeleted)}, {load})");
    }

    string Literal(object? value) => value switch
    {
        string text => warehouse.Dialect.Literal(text),
        bool flag => flag ? "true" : "false",
        null => "null",
        IFormattable number => number.ToString(null, null),
        _ => throw new ArgumentException($"a {value.GetType().Name} cannot land"),
    };

    Task<long> ExecuteAsync(string sql) => warehouse.ExecuteAsync(sql, Xunit.TestContext.Current.CancellationToken);
}
