using Kept.Models;
using Kept.Tests.WarehouseProject;
using Kept.Warehouses;
using Xunit;

namespace Kept.Tests.Postgres;

/// <summary>Brings what landed in DuckDB to PostgreSQL, as any loader may: by CSV, into the tables that the project declares. How far a model has come is not copied; the models write it.</summary>
sealed class StagingCopy(ModelProject project, PostgresWarehouse to)
{
    public Task CreateAsync() => new Staging(to, project).CreateAsync();

    public async Task TakeAsync(Warehouse from)
    {
        using var directory = new TemporaryDirectory();
        foreach (var table in project.Sources.Where(table => table.Name != "watermarks"))
        {
            var (name, file) = ($"{table.Schema}.{table.Identifier}", directory.At($"{table.Name}.csv"));
            var columns = string.Join(", ", table.Columns.Select(column => column.Name));
            await from.ExecuteAsync($"copy (select {columns} from {name}) to {Sql.Text(file)} (format csv, header false)", TestContext.Current.CancellationToken);
            await to.ExecuteAsync($"truncate {name}", TestContext.Current.CancellationToken);
            await to.CopyAsync($"{name} ({columns})", file);
        }
    }
}
