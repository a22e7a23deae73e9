using Kept.Models;
using Kept.Postgres;
using Kept.Tests.WarehouseProject;
using Kept.Warehouses;
using Xunit;

namespace Kept.Tests.Postgres;

/// <summary>Brings what landed in DuckDB to PostgreSQL, as any loader may: into the tables that the project declares. How far a model has come is not copied; the models write it.</summary>
sealed class StagingCopy(ModelProject project, PostgresWarehouse to)
{
    public Task CreateAsync() => new Staging(to, project).CreateAsync();

    public async Task TakeAsync(Warehouse from)
    {
        foreach (var table in project.Sources.Where(table => table.Name != "watermarks"))
        {
            var name = $"{table.Schema}.{table.Identifier}";
            var columns = string.Join(", ", table.Columns.Select(column => column.Name));
            await to.TakeAsync(from, "copied", $"select {columns} from {name}", TestContext.Current.CancellationToken);
            await to.ExecuteAsync($"truncate {name}; insert into {name} ({columns}) select {columns} from copied", TestContext.Current.CancellationToken);
        }
    }
}
