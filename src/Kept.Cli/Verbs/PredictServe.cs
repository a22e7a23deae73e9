using System.CommandLine;
using System.Net;
using Kept.Cli.Hosting;
using Kept.Cli.Kernel;
using Kept.Predict.Serving;
using Kept.Serve;
using Kept.Serve.Models;

namespace Kept.Cli.Verbs;

/// <summary><c>kept predict serve</c>, <c>pack</c>: a model over HTTP, and as one file.</summary>
static class PredictServe
{
    static readonly Option<string?> Model = new("--model") { Description = "Which model; default: the active one", HelpName = "VERSION" };
    static readonly Option<FileSystemInfo?> ModelDirectory = new("--model-dir") { Description = "A packed model, or the directory it was unpacked to; no workspace is needed then", HelpName = "PATH" };
    static readonly Option<string> Host = new("--host") { Description = "The address to listen on; 0.0.0.0: all, as in a container", HelpName = "ADDRESS", DefaultValueFactory = _ => "127.0.0.1" };
    static readonly Option<int> Port = new("--port") { Description = "The port; 0: any that is free", HelpName = "N", DefaultValueFactory = _ => 8080 };
    static readonly Option<long> MostBytes = new("--max-body") { Description = "The most bytes of a request's body", HelpName = "BYTES", DefaultValueFactory = _ => ServeOptions.MostBytes };
    static readonly Option<FileInfo> Output = new("--output", "-o") { Description = "The archive to write, for example model.tar.gz", HelpName = "FILE", Required = true };

    public static IEnumerable<Command> Commands =>
    [
        new Command("serve", "Serve a model over HTTP, by the contract of a SageMaker container: GET /ping, POST /invocations; what it is says GET /model") { Model, ModelDirectory, Host, Port, MostBytes }.Runs(ServeAsync),
        new Command("pack", "Pack a model as SageMaker wants it: model.json and trees.txt in one model.tar.gz") { Model, Output }.Runs(PackAsync),
    ];

    static async Task ServeAsync(Call call)
    {
        var options = new ServeOptions { Address = AddressOf(call), Port = PortOf(call), MostBodyBytes = BytesOf(call) };
        using var model = new ServedModel(ModelArchive.Read(PathOf(call)));
        await using var server = await ModelServer.StartAsync(model, options, call.Cancellation);
        Terminal.Line($"{model.File.Version} listens on {server.Url}");
        await server.RunAsync(call.Cancellation);
    }

    static Task PackAsync(Call call)
    {
        var (version, output) = (ModelRelease.Choose(call, call.Get(Model)), call.Get(Output)!);
        ModelArchive.Pack(PredictionData.Store(call.Workspace).PathOf(version), output.FullName);
        Terminal.Line($"{version} is in {output}");
        return Task.CompletedTask;
    }

    static string PathOf(Call call) =>
        call.Get(ModelDirectory) is not { } path ? PredictionData.Store(call.Workspace).PathOf(ModelRelease.Choose(call, call.Get(Model)))
        : call.Get(Model) is null ? path.FullName
        : throw new UsageException("--model and --model-dir: found both, expected one: a model of the workspace, or a packed one");

    static IPAddress AddressOf(Call call) => IPAddress.TryParse(call.Get(Host), out var address) ? address
        : throw new UsageException($"--host: found '{call.Get(Host)}', expected an IP address, for example 127.0.0.1 or 0.0.0.0");

    static int PortOf(Call call) => call.Get(Port) is >= 0 and <= ushort.MaxValue and var port ? port
        : throw new UsageException($"--port: found {call.Get(Port)}, expected 0 to {ushort.MaxValue}");

    static long BytesOf(Call call) => call.Get(MostBytes) is > 0 and <= int.MaxValue and var bytes ? bytes
        : throw new UsageException($"--max-body: found {call.Get(MostBytes)}, expected 1 to {int.MaxValue}");
}
