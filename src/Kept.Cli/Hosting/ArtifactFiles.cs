using Kept.Artifacts;
using Kept.Cli.Kernel;
using Kept.Models;
using Kept.Models.Build;
using Kept.Workspaces;

namespace Kept.Cli.Hosting;

/// <summary>Writes the artefacts that tools made for dbt read. A command never fails for them.</summary>
static class ArtifactFiles
{
    /// <summary>The manifest, and what became of each node.</summary>
    /// <param name="call">The invocation.</param>
    /// <param name="project">The project.</param>
    /// <param name="build">The build.</param>
    /// <param name="directory">Where to; null for where people look for them.</param>
    /// <returns>Whether they could be written.</returns>
    public static bool Write(Call call, ModelProject project, BuildReport build, string? directory = null) => Try(call, () =>
    {
        directory ??= call.Workspace.TargetPath;
        var invocation = Of(call);
        var compiled = build.Steps.Where(step => step.CompiledSql is not null).GroupBy(step => step.Step.UniqueId).ToDictionary(step => step.Key, step => step.Last().CompiledSql!);
        Manifest.Write(directory, project, invocation, compiled);
        RunResults.Write(directory, project, invocation, build);
    });

    /// <summary>Keeps the manifest that has just been left: what the project was when it was last published whole, with which <c>state:</c> compares unless it is told otherwise.</summary>
    public static void Remember(Call call) => Try(call, () =>
    {
        var path = Path.Combine(Directory.CreateDirectory(StateOf(call.Workspace)).FullName, Manifest.FileName);
        File.Copy(Path.Combine(call.Workspace.TargetPath, Manifest.FileName), path + ".next", overwrite: true);
        File.Move(path + ".next", path, overwrite: true);
    });

    /// <summary>The manifest alone.</summary>
    public static void Write(Call call, ModelProject project, IReadOnlyDictionary<string, string> compiled) =>
        Try(call, () => Manifest.Write(call.Workspace.TargetPath, project, Of(call), compiled));

    /// <summary>How fresh the sources were found.</summary>
    public static void Write(Call call, IReadOnlyList<FreshnessResult> results) => Try(call, () => SourcesFile.Write(call.Workspace.TargetPath, Of(call), results));

    public static string StateOf(Workspace workspace) => Path.Combine(workspace.InternalsPath, "state");

    static Invocation Of(Call call) => new()
    {
        Command = call.Parse.CommandResult.Command.Name,
        StartedAt = call.StartedAt,
        Now = call.Time.GetUtcNow(),
        Database = call.Workspace.DatabaseName,
    };

    static bool Try(Call call, Action write)
    {
        try
        {
            write();
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or KeptException)
        {
            call.Terminal.Note($"artefacts could not be written: {error.Message}; the command itself is complete");
            return false;
        }
    }
}
