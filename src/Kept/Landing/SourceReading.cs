using Kept.Warehouses;
using Kept.Workspaces;

namespace Kept.Landing;

/// <summary>Reads a file through the engine; what the engine cannot take of it is evened out first, or told with the file's name.</summary>
sealed class SourceReading(Warehouse warehouse, Workspace workspace)
{
    readonly SourceRowsFactory factory = new(warehouse, workspace);

    /// <summary>Opens the file and reads it. The reading is begun anew when the file must be evened out.</summary>
    /// <exception cref="LandingException">The engine cannot read the file as its feed says.</exception>
    public async Task<T> ReadAsync<T>(SourceFile file, Func<SourceRows, Task<T>> read, CancellationToken cancellation)
    {
        try
        {
            return await ReadAsItIsOrEvenedAsync(file, read, cancellation);
        }
        catch (WarehouseException error) when (!error.IsTransient)
        {
            throw new LandingException(file.Shown, $"the engine cannot read it as {file.Feed.File} says. Nothing of it was kept. {error.Message}", error);
        }
        finally
        {
            Transcoding.Forget(workspace);
        }
    }

    async Task<T> ReadAsItIsOrEvenedAsync<T>(SourceFile file, Func<SourceRows, Task<T>> read, CancellationToken cancellation)
    {
        try
        {
            return await read(await factory.OpenAsync(file, cancellation));
        }
        catch (WarehouseException error) when (!error.IsTransient)
        {
            if (!await LineEnds.AreMixedAsync(file.Path, cancellation))
            {
                throw;
            }
        }

        return await read(await factory.OpenEvenedAsync(file, cancellation));
    }
}
