namespace Kept.Tests.Support;

/// <summary>The sources that the tests were built from.</summary>
static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string At(string path) => Path.Combine(Root, path);

    static string Find(string directory) => File.Exists(Path.Combine(directory, "Kept.slnx"))
        ? directory
        : Find(Path.GetDirectoryName(directory.TrimEnd(Path.DirectorySeparatorChar)) ?? throw new InvalidOperationException("the tests do not stand inside the repository"));
}
