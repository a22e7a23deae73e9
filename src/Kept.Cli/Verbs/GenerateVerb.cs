using System.CommandLine;
using Kept.Cli.Kernel;
using Kept.Worlds;

namespace Kept.Cli.Verbs;

/// <summary><c>kept generate</c>: a made-up world's feeds, ready as a workspace, with the true totals beside them.</summary>
static class GenerateVerb
{
    static readonly Option<long> Appointments = new("--appointments") { Description = "How many appointments, and as many predictions", HelpName = "N", DefaultValueFactory = _ => 200_000 };
    static readonly Option<ulong> Seed = new("--seed") { Description = "The same seed makes the same bytes", HelpName = "S", DefaultValueFactory = _ => 1 };
    static readonly Option<DirectoryInfo> Out = new("--out", "-o") { Description = "Where to, a new or empty directory", HelpName = "DIR", Required = true };
    static readonly Option<WorldFormats> Feeds = new("--feeds") { Description = "Mixed: several formats and dialects; Plain: one CSV an entity, for scale", DefaultValueFactory = _ => WorldFormats.Mixed };
    static readonly Option<double> Mess = new("--mess") { Description = "The share of each kind of mess, from 0", HelpName = "SHARE", DefaultValueFactory = _ => 0.005 };
    static readonly Option<bool> Overwrite = new("--overwrite") { Description = "Replace the world that is there" };

    public static void AddGenerate(this RootCommand root) =>
        root.Add(new Command("generate", "Make a seeded, realistic and messy world of clinics, and write its feeds") { Appointments, Seed, Out, Feeds, Mess, Overwrite }.Runs(RunAsync));

    static async Task RunAsync(Call call)
    {
        var options = new WorldOptions
        {
            Appointments = call.Get(Appointments),
            Seed = call.Get(Seed),
            Formats = call.Get(Feeds),
            Mess = WorldMess.Of(call.Get(Mess)),
            Overwrite = call.Get(Overwrite),
        };
        var directory = call.Get(Out)!.FullName;
        var manifest = await WorldStage.GenerateAsync(call, options, directory);
        call.Terminal.Note($"{Human.Count(manifest.Files.Sum(file => file.Records), "record")} in {Human.Count(manifest.Files.Count, "file")}; what is true of them is in {Path.Combine(directory, WorldManifest.FileName)}");
        call.Terminal.Note($"next: kept run -w {directory}");
    }
}
