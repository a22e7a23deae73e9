using System.Text.Json;
using Kept.Cli.Kernel;
using Kept.Profiling;
using Kept.Runs;

namespace Kept.Cli.Hosting;

/// <summary>Writes where the time of a run went, to <c>target/profile</c>: <c>profile.json</c>, and the engine's plan of each statement.</summary>
static class ProfileFiles
{
    const int ShownStages = 15;

    public static RunProfile Begin(Call call, IRunObserver observer)
    {
        var directory = Folder(call);
        if (Directory.Exists(directory))
        {
            Directory.Delete(directory, recursive: true);
        }

        return new RunProfile(observer, Directory.CreateDirectory(Path.Combine(directory, "plans")).FullName);
    }

    public static void End(Call call, RunProfile profile)
    {
        profile.Complete();
        var file = Path.Combine(Folder(call), "profile.json");
        using (var stream = File.Create(file))
        {
            using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true });
            profile.Write(json);
        }

        call.Terminal.Note(string.Join('\n', Slowest(profile).Prepend($"Profile in {Path.GetRelativePath(Environment.CurrentDirectory, file)}. What took longest, by the clock and of all cores:")));
    }

    static string Folder(Call call) => Path.Combine(call.Workspace.TargetPath, "profile");

    static IEnumerable<string> Slowest(RunProfile profile) => profile.Stages.OrderByDescending(stage => stage.Elapsed).Take(ShownStages)
        .Select(stage => $"  {Human.Duration(stage.Elapsed),9} {Human.Duration(stage.Cpu),9}  {(stage.PeakBytes == 0 ? "" : Human.Bytes(stage.PeakBytes)),9}  {stage.Kind} {stage.Name}");
}
