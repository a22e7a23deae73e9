using System.Net.Sockets;
using Kept.Predict.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Kept.Serve.Models;

/// <summary>One model over HTTP, by the contract of a SageMaker container: <c>GET /ping</c>, <c>POST /invocations</c>. Nothing that is asked is logged.</summary>
public sealed class ModelServer : IAsyncDisposable
{
    readonly WebApplication application;

    ModelServer(WebApplication application) => this.application = application;

    /// <summary>Where it listens.</summary>
    public string Url => application.Urls.Single();

    /// <summary>Begins to listen; the model is loaded by then.</summary>
    /// <exception cref="KeptException">The port cannot be taken.</exception>
    public static async Task<ModelServer> StartAsync(ServedModel model, ServeOptions options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRoutingCore();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = options.MostBodyBytes;
            kestrel.Listen(options.Address, options.Port);
        });
        var application = builder.Build();
        var invocations = new Invocations(model, options.MostBodyBytes);
        application.MapGet("/ping", Description.PingAsync);
        application.MapGet("/model", new Description(model).WriteAsync);
        application.MapPost("/invocations", invocations.AnswerAsync);
        try
        {
            await application.StartAsync(cancellation);
        }
        catch (Exception error) when (error is IOException or SocketException)
        {
            await application.DisposeAsync();
            throw new KeptException($"cannot listen on {options.Address}:{options.Port}: {error.Message}. Choose another: --port", error);
        }

        return new ModelServer(application);
    }

    /// <summary>Answers until it is asked to stop, then ends what it has begun.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        await Task.Delay(Timeout.Infinite, cancellation).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        await application.StopAsync(CancellationToken.None);
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => application.DisposeAsync();
}
