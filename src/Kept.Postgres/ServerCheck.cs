using Kept.Workspaces;

namespace Kept.Postgres;

/// <summary>Whether a server can be a warehouse.</summary>
static class ServerCheck
{
    /// <exception cref="KeptException">It cannot.</exception>
    public static async Task MustSufficeAsync(PostgresWarehouse warehouse, Version version, ServerUrl url, CancellationToken cancellation)
    {
        if (TooOld(version, url) is { } problem)
        {
            throw new KeptException(problem);
        }

        var encoding = await warehouse.ScalarAsync<string>("select current_setting('server_encoding')", cancellation);
        if (encoding != "UTF8")
        {
            throw new KeptException($"{url}: the database has the encoding {encoding}, expected UTF8, which holds every text; make another: create database NAME encoding 'UTF8' template template0. Nothing was touched");
        }
    }

    /// <summary>What to say of a server that is too old; null of any other.</summary>
    public static string? TooOld(Version version, ServerUrl url) => version.Major >= PostgresWarehouse.OldestVersion ? null
        : $"{url}: the server is PostgreSQL {version}, expected {PostgresWarehouse.OldestVersion} or newer; upgrade it, or use the embedded warehouse (take 'warehouse' out of {Workspace.FileName}). Nothing was touched";
}
