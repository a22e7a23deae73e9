using System.Runtime.InteropServices;

namespace Kept.Bench;

/// <summary>Writes a table to <c>bench/results</c>, with the command that makes it and the machine that it was made on.</summary>
static class Results
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static void Write(string name, string command, string said, IEnumerable<Series> table) => Write(name, command, $"""
        {said} Milliseconds by the clock, and the median of what all cores spent, which a busy machine changes less.

        | | min | median | max | CPU | bar |
        | --- | ---: | ---: | ---: | ---: | ---: |
        {string.Join('\n', table)}
        """);

    /// <summary>Writes what was found as it stands.</summary>
    public static void Write(string name, string command, string said)
    {
        var text = $"""
            # {name}

            `{command}`, {Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30} GB, {RuntimeInformation.RuntimeIdentifier}, .NET {Environment.Version}.

            {said}

            """;
        File.WriteAllText(Path.Combine(Root, "bench", "results", $"{name}.md"), text);
        Console.WriteLine(text);
    }

    static string Find(string directory) => File.Exists(Path.Combine(directory, "Kept.slnx")) ? directory : Find(Path.GetDirectoryName(directory)!);
}
