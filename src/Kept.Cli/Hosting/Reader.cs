using Kept.Cli.Hosting.Relay;
using Kept.Cli.Kernel;
using Kept.Contracts;
using Kept.DuckDb;
using Kept.Landing;
using Kept.Warehouses;

namespace Kept.Cli.Hosting;

/// <summary>Opens a workspace's warehouse for reading, beside a run or without one.</summary>
static class Reader
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    public static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(50);

    /// <summary>The warehouse for the program's own reading; while a run holds it, a copy of the tables that are needed, as that run last kept them.</summary>
    public static async Task<Warehouse> OpenAsync(Call call, params IReadOnlyList<string> tables)
    {
        if (call.Workspace.Server is { } server)
        {
            return await Server.OpenReaderAsync(call, server) ?? throw Nothing($"{server} holds no warehouse");
        }

        for (var waited = TimeSpan.Zero; ; waited += RetryDelay)
        {
            try
            {
                return await OpenUnlessHeldAsync(call) ?? await CopyAsync(call, tables);
            }
            catch (RunEndedException) when (waited < Patience)
            {
                // Then nothing holds the warehouse any more, or another run has begun.
                await Task.Delay(RetryDelay, call.Cancellation);
            }
        }
    }

    /// <summary>The same, or an empty one in memory where there is none yet.</summary>
    public static async Task<Warehouse> OpenOrEmptyAsync(Call call, Contract contract, params IReadOnlyList<string> tables)
    {
        var warehouse = call.Workspace.Server is { } server ? await Server.OpenReaderAsync(call, server) : await OpenIfThereAsync(call, tables);
        if (warehouse is not null)
        {
            return warehouse;
        }

        var empty = await DuckDbWarehouse.OpenAsync(null, readOnly: false, call.Cancellation);
        await StagingSchema.EnsureAsync(empty, contract, call.Cancellation);
        return empty;
    }

    /// <summary>The warehouse, or null while a run holds it that can be asked. A run that just opens or closes the warehouse is waited for.</summary>
    public static async Task<Warehouse?> OpenUnlessHeldAsync(Call call)
    {
        for (var waited = TimeSpan.Zero; ; waited += RetryDelay)
        {
            if (await RelayClient.CanAskAsync(call.Workspace, call.Cancellation))
            {
                return null;
            }

            try
            {
                return await OpenItselfAsync(call);
            }
            catch (WarehouseException error) when (error.IsTransient && waited < Patience)
            {
                await Task.Delay(RetryDelay, call.Cancellation);
            }
        }
    }

    /// <summary>What to say where there is no warehouse.</summary>
    public static UsageException Nothing(string what) => new($"there is nothing to read yet: {what}; run: kept run");

    static async Task<Warehouse?> OpenIfThereAsync(Call call, IReadOnlyList<string> tables) =>
        File.Exists(call.Workspace.WarehousePath) ? await OpenAsync(call, tables) : null;

    static async Task<Warehouse> OpenItselfAsync(Call call)
    {
        var workspace = call.Workspace;
        if (!File.Exists(workspace.WarehousePath))
        {
            throw Nothing($"{workspace.Show(workspace.WarehousePath)} does not exist");
        }

        var options = new DuckDbOptions
        {
            Path = workspace.WarehousePath,
            ReadOnly = true,
            MemoryLimit = workspace.MemoryLimit,
            Threads = workspace.Threads,
        };
        return await DuckDbWarehouse.OpenAsync(options, call.Cancellation);
    }

    static async Task<Warehouse> CopyAsync(Call call, IReadOnlyList<string> tables)
    {
        var copy = await DuckDbWarehouse.OpenAsync(null, readOnly: false, call.Cancellation);
        foreach (var table in tables)
        {
            await copy.ExecuteAsync($"create schema if not exists {table.Split('.')[0]}", call.Cancellation);
            await RelayClient.ReadAsync(call.Workspace, $"select * from {table}", copy,
                answer => copy.ExecuteAsync($"create table {table} as from {answer}", call.Cancellation), call.Cancellation);
        }

        return copy;
    }
}
