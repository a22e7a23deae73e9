using System.CommandLine;
using Kept.Cli.Kernel;

namespace Kept.Cli.Verbs;

/// <summary><c>kept init</c>: a new workspace with example feeds.</summary>
static class InitVerb
{
    const string Prefix = "template/";

    static readonly Argument<DirectoryInfo> Target = new("directory")
    {
        Description = "Where the workspace shall be; it is made when it does not exist",
    };

    public static void AddInit(this RootCommand root) =>
        root.Add(new Command("init", "Lay down a workspace: kept.yml and example feeds") { Target }.Runs(RunAsync));

    static async Task RunAsync(Call call)
    {
        var target = call.Get(Target)!;
        var files = Files(target.FullName);
        var existing = files.Values.FirstOrDefault(File.Exists);
        if (existing is not null)
        {
            throw new UsageException($"{existing} exists already; nothing was written. Choose another directory");
        }

        foreach (var (resource, path) in files)
        {
            await WriteAsync(resource, path, call.Cancellation);
        }

        call.Terminal.Note($"Made the workspace {target}. Next: put your files in {Path.Combine(target.ToString(), "data")}, correct the feeds in {Path.Combine(target.ToString(), "feeds")}, then: kept run -w {target}");
    }

    static Dictionary<string, string> Files(string directory) => typeof(InitVerb).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
        .ToDictionary(name => name, name => Path.Combine(directory, name[Prefix.Length..]));

    static async Task WriteAsync(string resource, string path, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await using var text = typeof(InitVerb).Assembly.GetManifestResourceStream(resource)!;
        await using var file = new FileStream(path, FileMode.CreateNew);
        await text.CopyToAsync(file, cancellation);
    }
}
