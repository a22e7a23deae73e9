using Kept.Cli.Kernel;
using Kept.Models;
using Kept.Postgres.Feeds;
using Kept.Publishing;
using Kept.Runs;

namespace Kept.Cli.Hosting;

/// <summary>A run as every verb has it: with its progress, and told in lineage events. What is shown of it is the caller's to print.</summary>
static class PipelineRun
{
    /// <summary>Lands, builds, tests, publishes.</summary>
    public static Task<RunReport> RunAsync(Call call, ModelProject project, RunRequest request) => OnAsync(
        call, project, request, (writer, pipeline, observer) => pipeline.RunAsync(writer.Feeds, request, observer, call.Cancellation));

    /// <summary>Builds, tests, publishes.</summary>
    public static Task<RunReport> BuildAsync(Call call, ModelProject project, RunRequest request) => OnAsync(
        call, project, request, (writer, pipeline, observer) => pipeline.BuildAsync(writer.Feeds, request, observer, call.Cancellation));

    /// <summary>Goes on where the last run was refused.</summary>
    public static Task<RunReport> RetryAsync(Call call, ModelProject project, RunRequest request) => OnAsync(
        call, project, request, (writer, pipeline, observer) => pipeline.RetryAsync(writer.Feeds, request, observer, call.Cancellation));

    static async Task<RunReport> OnAsync(Call call, ModelProject project, RunRequest request, Func<Writer, Pipeline, IRunObserver, Task<RunReport>> run)
    {
        call.Terminal.Notes(project.Hints);
        await using var writer = await Writer.OpenAsync(call);
        var pipeline = new Pipeline(writer.Warehouse, writer.Workspace, writer.Contract, project, call.Time, new PostgresTables());
        var report = await call.Terminal.StagesAsync(call.Time, async stages =>
        {
            using var progress = new RunProgress(stages, call.Terminal);
            return await LineageEvents.TellAsync(
                call, project, writer.Contract, writer.Feeds, progress, observer => ProfiledAsync(call, writer, observer, watched => run(writer, pipeline, watched)), report => report.Build?.Reason);
        });
        if (report.Build is { } build && ArtifactFiles.Write(call, project, build) && build.IsPublished && !report.IsPart)
        {
            ArtifactFiles.Remember(call);
        }

        if (report.IsCurrent && writer.Workspace.Publish is { } settings)
        {
            call.Terminal.Note(PublishSummary.Verdict(await new Publisher(writer.Warehouse, settings, call.Time).PublishAsync(call.Cancellation)));
        }

        return report;
    }

    static async Task<RunReport> ProfiledAsync(Call call, Writer writer, IRunObserver observer, Func<IRunObserver, Task<RunReport>> run)
    {
        if (!BuildOptions.IsProfiled(call))
        {
            return await run(observer);
        }

        var profile = ProfileFiles.Begin(call, observer);
        writer.Warehouse.Observer = profile;
        try
        {
            return await run(profile);
        }
        finally
        {
            writer.Warehouse.Observer = null;
            ProfileFiles.End(call, profile);
        }
    }
}
