using Kept.Cli.Kernel;
using Kept.DuckDb;
using Kept.Landing;
using Kept.Models;
using Kept.Postgres.Queries;
using Kept.Warehouses;
using Kept.Workspaces;

namespace Kept.Cli.Hosting;

/// <summary>
/// A server's warehouse as it stands at one moment, in a file of the embedded engine, to plan on: both engines give the same
/// content from the same files. It is gone when the plan has been shown.
/// </summary>
sealed class Mirror : IDisposable
{
    const string Carried = "carried_rows";

    Mirror(Workspace workspace) => Workspace = workspace;

    /// <summary>The workspace with the file for its warehouse.</summary>
    public Workspace Workspace { get; }

    /// <summary>Copies what the server has; nothing, where nothing was written there yet.</summary>
    public static async Task<Mirror> MakeAsync(Call call, ServerUrl url)
    {
        var path = Path.Combine(call.Workspace.InternalsPath, "mirror", "kept.duckdb");
        var mirror = new Mirror(call.Workspace with { Server = null, WarehousePath = path });
        mirror.Dispose();
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        try
        {
            await using var server = await Server.OpenReaderAsync(call, url);
            if (server is not null)
            {
                await mirror.CopyAsync(call, server);
            }

            return mirror;
        }
        catch
        {
            mirror.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        if (Path.GetDirectoryName(Workspace.WarehousePath) is { } directory && Directory.Exists(directory))
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    async Task CopyAsync(Call call, Warehouse server)
    {
        await server.ExecuteAsync("begin isolation level repeatable read read only", call.Cancellation);
        await using var file = await DuckDbWarehouse.OpenAsync(Writer.Options(Workspace), call.Cancellation);
        await StagingSchema.EnsureAsync(file, Project.Contract(Workspace), call.Cancellation);
        var (ours, theirs) = (Project.Load(Workspace), Project.Load(call.Workspace));
        var there = (await ListAsync(file, ours, call.Cancellation)).Select(table => table.Name).ToHashSet();
        var listed = await ListAsync(server, ours, call.Cancellation);
        foreach (var (table, _) in listed.Where(table => !table.IsView))
        {
            await CopyAsync(server, file, table, there.Contains(table), call.Cancellation);
        }

        foreach (var view in ours.Models.Where(model => listed.Contains((model.Table, true))))
        {
            await file.ExecuteAsync(file.Dialect.ReplaceView(view.Table, ours.CompileModel(view)), call.Cancellation);
        }

        // The same project has another fingerprint on another engine, and other compiled texts.
        await file.ExecuteAsync($$"""
            update staging.runs set fingerprint = {{Sql.Text(ours.Fingerprint)}} where fingerprint = {{Sql.Text(theirs.Fingerprint)}};
            update staging.runs set summary = json_merge_patch(summary::json, '{"code": null}'::json)::varchar where summary is not null;
            """, call.Cancellation);
    }

    static async Task<List<(TableName Name, bool IsView)>> ListAsync(Warehouse warehouse, ModelProject project, CancellationToken cancellation)
    {
        var schemas = project.Models.Select(model => model.Table.Schema).Append("staging").Distinct();
        var tables = await warehouse.QueryAsync(warehouse.Dialect.ListTables(schemas), cancellation);
        return [.. tables.Rows.Select(row => (new TableName((string)row[0]!, (string)row[1]!), Convert.ToBoolean(row[2], null))).Where(table => !table.Item1.Name.EndsWith("__next", StringComparison.Ordinal))];
    }

    static async Task CopyAsync(Warehouse server, Warehouse file, TableName table, bool isThere, CancellationToken cancellation)
    {
        var carried = await CarriedQuery.OfAsync(server, $"select * from {server.Dialect.Quote(table)}", cancellation);
        await file.TakeAsync(server, Carried, carried.Sql, cancellation);
        var rows = $"select {string.Join(", ", carried.Columns)} from {Carried}";
        var name = file.Dialect.Quote(table);
        await file.ExecuteAsync(isThere
            ? $"delete from {name}; insert into {name} by name {rows}"
            : $"{file.Dialect.CreateSchema(table.Schema)}; {file.Dialect.CreateTable(table, rows)}", cancellation);
        await file.ExecuteAsync(file.Dialect.DropTemporaryTable(Carried), cancellation);
    }
}
