using System.Text.RegularExpressions;
using Kept.Models.Project;
using Kept.Tests.Support;
using Kept.Workspaces;
using Xunit;

namespace Kept.Tests.Documents;

/// <summary>What the page for dbt's users shows is what the project and the program say.</summary>
public sealed partial class DbtPageTests
{
    static readonly Page Dbt = new("dbt.md");

    static readonly Dictionary<string, string[]> Required = new()
    {
        ["duckdb"] = ["type", "path", "schema", "threads"],
        ["postgres"] = ["type", "host", "port", "user", "password", "dbname", "schema", "threads"],
    };

    [Fact]
    public void Each_profile_is_the_projects_and_sets_what_its_adapter_needs()
    {
        var profile = StrictYaml.Load(Repository.At("warehouse/dbt_project.yml")).RequiredText("profile", "the project");
        var adapters = new List<string>();
        foreach (var map in Dbt.Blocks("yaml").Select(yaml => StrictYaml.Parse(yaml, "profiles.yml").MapOf(profile)!))
        {
            var target = map.RequiredText("target", "a profile");
            var output = map.MapOf("outputs")!.MapOf(target)!;
            adapters.Add(output.RequiredText("type", "an output"));
            Assert.Equal(Required[adapters[^1]], output.Entries.Select(entry => entry.Key));
        }

        Assert.Equal(["duckdb", "postgres"], adapters);
    }

    [Fact]
    public void Every_command_of_the_page_is_one_of_the_programs()
    {
        var help = File.ReadAllText(Repository.At("tests/Kept.Tests/Cli/Help.txt"));
        var verbs = Verb().Matches(Dbt.Text).Select(match => match.Groups[1].Value).Distinct().ToList();
        Assert.Contains("load", verbs);
        Assert.All(verbs, verb => Assert.Matches($@"(?m)^\s+{verb}\b", help));
    }

    [Fact]
    public void The_project_says_which_versions_of_dbt_build_it()
    {
        var versions = StrictYaml.Load(Repository.At("warehouse/dbt_project.yml"))["require-dbt-version"]!.Texts;
        Assert.Equal([">=1.10.8", "<2.0.0"], versions);
    }

    [GeneratedRegex(@"(?:^\$ |`)kept ([a-z]+)", RegexOptions.Multiline)]
    private static partial Regex Verb();
}
