using System.Net.Sockets;
using System.Text.Json;
using Kept.Workspaces;

namespace Kept.Cli.Hosting.Relay;

/// <summary>Asks the run that holds the warehouse.</summary>
static class RelayClient
{
    /// <summary>Whether a run is there to be asked. A socket that nobody listens to was left by a run that was killed.</summary>
    public static async Task<bool> CanAskAsync(Workspace workspace, CancellationToken cancellation)
    {
        var path = ReaderService.SocketPath(workspace);
        if (!File.Exists(path))
        {
            return false;
        }

        try
        {
            using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancellation);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>A Parquet file with the answer's rows; the caller deletes it.</summary>
    /// <exception cref="KeptException">The run refused the question, or ended before it answered.</exception>
    public static async Task<string> AskAsync(Workspace workspace, string sql, CancellationToken cancellation)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(ReaderService.SocketPath(workspace)), cancellation);
            await using var stream = new NetworkStream(socket);
            await stream.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(new RelayRequest(sql), RelayJson.Default.RelayRequest), cancellation);
            await stream.WriteAsync("\n"u8.ToArray(), cancellation);
            var reply = await JsonSerializer.DeserializeAsync(stream, RelayJson.Default.RelayReply, cancellation);
            return reply?.File ?? throw new KeptException(reply?.Problem ?? "the run gave no answer");
        }
        catch (Exception error) when (error is SocketException or IOException or JsonException)
        {
            throw new Runs.BusyException("the run that holds the warehouse ended before it answered; ask again");
        }
    }
}
