using System.Net.Sockets;
using System.Text.Json;
using Kept.DuckDb.Queries;
using Kept.Questions;
using Kept.Warehouses;
using Kept.Workspaces;

namespace Kept.Cli.Hosting.Relay;

/// <summary>
/// While a run holds the warehouse, it answers the workspace's readers from what was last published: each on a session of
/// its own, so that nobody meets a lock and nobody sees half a run. Only the user who runs it can connect.
/// </summary>
sealed class ReaderService : IAsyncDisposable
{
    readonly Warehouse warehouse;
    readonly Workspace workspace;
    readonly Socket listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    readonly CancellationTokenSource stop = new();
    readonly List<Task> answers = [];
    readonly Task accepting;

    ReaderService(Warehouse warehouse, Workspace workspace)
    {
        this.warehouse = warehouse;
        this.workspace = workspace;
        ForgetAnswers();
        File.Delete(SocketPath(workspace));
        listener.Bind(new UnixDomainSocketEndPoint(SocketPath(workspace)));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(SocketPath(workspace), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        listener.Listen();
        accepting = AcceptAsync();
    }

    /// <summary>Begins to answer; null where there can be no socket (the path is too long, the disk full): readers then wait for the run to end.</summary>
    public static ReaderService? Start(Warehouse warehouse, Workspace workspace)
    {
        try
        {
            return new ReaderService(warehouse, workspace);
        }
        catch (Exception error) when (error is ArgumentOutOfRangeException or SocketException or IOException)
        {
            return null;
        }
    }

    public static string SocketPath(Workspace workspace) => Path.Combine(workspace.InternalsPath, "readers.sock");

    string AnswersPath => Path.Combine(workspace.InternalsPath, "answers");

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        File.Delete(SocketPath(workspace));
        await accepting;
        await Task.WhenAll(answers);
        listener.Dispose();
        stop.Dispose();
    }

    /// <summary>Readers delete their answers; what is there was left by a run or a reader that was killed.</summary>
    void ForgetAnswers()
    {
        if (Directory.Exists(AnswersPath))
        {
            Directory.Delete(AnswersPath, recursive: true);
        }

        Directory.CreateDirectory(AnswersPath);
    }

    async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptAsync(stop.Token);
                answers.RemoveAll(answer => answer.IsCompleted);
                answers.Add(AnswerAsync(client));
            }
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException)
        {
            // The run has ended, or the process may open no more sockets: readers wait for the run to end.
        }
    }

    async Task AnswerAsync(Socket client)
    {
        using var connection = client;
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(stop.Token);
        try
        {
            await using var stream = new NetworkStream(client);
            using var reader = new StreamReader(stream);
            if (await reader.ReadLineAsync(gone.Token) is { } line)
            {
                var leaving = CancelAtEndAsync(reader, gone);
                var reply = await ReplyAsync(JsonSerializer.Deserialize(line, RelayJson.Default.RelayRequest)!, gone.Token);
                await stream.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(reply, RelayJson.Default.RelayReply), gone.Token);
                await gone.CancelAsync();
                await leaving;
            }
        }
        catch (Exception error) when (error is IOException or SocketException or JsonException or OperationCanceledException)
        {
            // The reader has gone, or the run has ended: the reader sees that.
        }
    }

    /// <summary>A reader says nothing more; when its end of the line closes, nobody waits for the answer.</summary>
    static async Task CancelAtEndAsync(StreamReader reader, CancellationTokenSource gone)
    {
        try
        {
            await reader.ReadLineAsync(gone.Token);
            await gone.CancelAsync();
        }
        catch (Exception error) when (error is IOException or SocketException or OperationCanceledException)
        {
            await gone.CancelAsync();
        }
    }

    async Task<RelayReply> ReplyAsync(RelayRequest request, CancellationToken cancellation)
    {
        var file = Path.Combine(AnswersPath, $"{Guid.NewGuid():n}.duckdb");
        try
        {
            var rules = new DuckDbQueryRules();
            await using var session = await warehouse.OpenSiblingAsync(cancellation);
            await rules.SetPathAsync(session, cancellation);
            await new QueryEngine(session, rules).KeepAsync(request.Sql, file, cancellation);
            return new RelayReply(file, null);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            File.Delete(file);
            return new RelayReply(null, error is KeptException ? error.Message : $"the run could not answer: {error.Message}");
        }
    }
}
