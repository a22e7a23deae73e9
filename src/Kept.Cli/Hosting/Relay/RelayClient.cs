using System.Net.Sockets;
using System.Text.Json;
using Kept.Warehouses;
using Kept.Workspaces;

namespace Kept.Cli.Hosting.Relay;

/// <summary>Asks the run that holds the warehouse.</summary>
static class RelayClient
{
    /// <summary>Whether a run is there to be asked. A socket that nobody listens to was left by a run that was killed.</summary>
    public static async Task<bool> CanAskAsync(Workspace workspace, CancellationToken cancellation)
    {
        if (!File.Exists(ReaderService.SocketPath(workspace)))
        {
            return false;
        }

        try
        {
            using var socket = await ConnectAsync(workspace, cancellation);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>Asks, and reads the answer as a table of an own warehouse.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="sql">One query.</param>
    /// <param name="warehouse">Where the answer is read.</param>
    /// <param name="read">Reads it: is given the table's name.</param>
    /// <param name="cancellation">Stops the query inside the engine.</param>
    /// <exception cref="KeptException">The run refused the question.</exception>
    /// <exception cref="RunEndedException">The run ended before it answered.</exception>
    public static async Task ReadAsync(Workspace workspace, string sql, Warehouse warehouse, Func<string, Task> read, CancellationToken cancellation)
    {
        var file = await AskAsync(workspace, sql, cancellation);
        try
        {
            await warehouse.ExecuteAsync($"attach {Sql.Text(file)} as relayed (read_only)", cancellation);
            await read("relayed.answer");
            await warehouse.ExecuteAsync("detach relayed", cancellation);
        }
        finally
        {
            File.Delete(file);
        }
    }

    static async Task<string> AskAsync(Workspace workspace, string sql, CancellationToken cancellation)
    {
        try
        {
            using var socket = await ConnectAsync(workspace, cancellation);
            await using var stream = new NetworkStream(socket);
            await stream.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(new RelayRequest(sql), RelayJson.Default.RelayRequest), cancellation);
            await stream.WriteAsync("\n"u8.ToArray(), cancellation);
            var reply = await JsonSerializer.DeserializeAsync(stream, RelayJson.Default.RelayReply, cancellation);
            return reply!.File ?? throw new KeptException(reply.Problem!);
        }
        catch (Exception error) when (error is SocketException or IOException or JsonException)
        {
            throw new RunEndedException();
        }
    }

    static async Task<Socket> ConnectAsync(Workspace workspace, CancellationToken cancellation)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(ReaderService.SocketPath(workspace)), cancellation);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
