using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Kept.Docs;
using Kept.DuckDb;
using Kept.Postgres;
using Kept.Predict.Training;
using Kept.Serve.Models;
using Kept.Tests.Support;
using Xunit;

namespace Kept.Tests;

/// <summary>The rules of the code base, read from its files: who may refer to whom, and what a type may be.</summary>
public sealed partial class ArchitectureTests
{
    /// <summary>The way of the data. A room knows the rooms before it, never those behind it.</summary>
    static readonly string[] Rooms = ["Warehouses", "Workspaces", "Contracts", "Feeds", "Landing", "Models", "Artifacts", "Lineage", "Runs", "Publishing", "Profiling", "OpenLineage", "Questions", "Plans"];

    /// <summary>Rooms beside the way, and all that they know of it.</summary>
    static readonly Dictionary<string, string[]> Annexes = new() { ["Worlds"] = ["Warehouses", "Workspaces", "Contracts", "Feeds"] };

    static readonly Dictionary<string, string[]> ProjectReferences = new()
    {
        ["Kept"] = [],
        ["Kept.DuckDb"] = ["Kept"],
        ["Kept.Docs"] = ["Kept"],
        ["Kept.Postgres"] = ["Kept"],
        ["Kept.Predict"] = ["Kept"],
        ["Kept.Serve"] = ["Kept", "Kept.Predict"],
        ["Kept.Cli"] = ["Kept", "Kept.Docs", "Kept.DuckDb", "Kept.Postgres", "Kept.Predict", "Kept.Serve"],
    };

    static readonly Dictionary<string, string[]> PackageReferences = new()
    {
        ["Kept"] = ["System.IO.Hashing", "YamlDotNet"],
        ["Kept.DuckDb"] = ["DuckDB.NET.Data.Full"],
        ["Kept.Postgres"] = ["Npgsql"],
        ["Kept.Predict"] = ["LightGBM"],
        ["Kept.Serve"] = [],
        ["Kept.Docs"] = ["Markdig"],
        ["Kept.Cli"] = ["Spectre.Console", "System.CommandLine"],
    };

    static readonly Assembly[] Assemblies = [typeof(KeptException).Assembly, typeof(DuckDbWarehouse).Assembly, typeof(PostgresWarehouse).Assembly, typeof(Site).Assembly, typeof(AttendanceModel).Assembly, typeof(ModelServer).Assembly, Assembly.Load("kept")];

    static string Sources => Path.Combine(Repository.Root, "src");

    public static TheoryData<string> Projects => [.. Directory.GetDirectories(Sources).Select(path => Path.GetFileName(path))];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_refers_only_to_what_it_may(string project)
    {
        var file = XDocument.Load(Path.Combine(Sources, project, $"{project}.csproj"));
        Assert.Equal(ProjectReferences[project], Includes(file, "ProjectReference").Select(Path.GetFileNameWithoutExtension).Order());
        Assert.Empty(Includes(file, "PackageReference").Except(PackageReferences[project]));
        Assert.Equal(project == "Kept.Cli", file.Descendants("OutputType").Any(type => type.Value == "Exe"));
    }

    [Fact]
    public void Every_folder_of_the_core_is_a_known_room() =>
        Assert.Empty(Directory.GetDirectories(Path.Combine(Sources, "Kept")).Select(path => Path.GetFileName(path)).Except([.. Rooms, .. Annexes.Keys]));

    [Fact]
    public void A_room_knows_only_the_rooms_before_it()
    {
        var wrong = from file in Directory.GetFiles(Path.Combine(Sources, "Kept"), "*.cs", SearchOption.AllDirectories)
                    let room = Path.GetRelativePath(Path.Combine(Sources, "Kept"), file).Split(Path.DirectorySeparatorChar) is [var first, _, ..] ? first : ""
                    from used in Used().Matches(File.ReadAllText(file)).Select(match => match.Groups["room"].Value)
                    where Rooms.Concat(Annexes.Keys).Contains(used) && !Known(room).Contains(used)
                    select $"{Path.GetRelativePath(Sources, file)} knows {used}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_exception_is_a_kept_exception() =>
        Assert.DoesNotContain(Types(), type => type.IsAssignableTo(typeof(Exception)) && !type.IsAssignableTo(typeof(KeptException)));

    [Fact]
    public void Every_class_is_sealed_abstract_or_static() =>
        Assert.DoesNotContain(Types(), type => type.IsClass && !type.IsSealed && !type.IsAbstract && type != typeof(KeptException));

    static IEnumerable<string> Known(string room) =>
        Annexes.TryGetValue(room, out var known) ? known.Append(room)
        : Rooms.Take(Array.IndexOf(Rooms, room) + 1);

    static IEnumerable<Type> Types() => Assemblies.SelectMany(assembly => assembly.GetTypes())
        .Where(type => !type.Name.Contains('<', StringComparison.Ordinal) && !type.IsDefined(typeof(CompilerGeneratedAttribute)) && type.Name != "Program");

    static IEnumerable<string> Includes(XDocument file, string element) =>
        file.Descendants(element).Select(reference => reference.Attribute("Include")!.Value);

    [GeneratedRegex(@"\bKept\.(?<room>[A-Z]\w+)")]
    private static partial Regex Used();
}
