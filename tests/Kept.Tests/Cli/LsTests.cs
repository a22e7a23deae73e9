using System.Text.Json;
using Kept.Tests.Support;
using Xunit;

namespace Kept.Tests.Cli;

/// <summary><c>kept ls</c> says what a selection selects, in dbt's forms.</summary>
public sealed class LsTests
{
    [Fact]
    public async Task Nodes_are_listed_by_what_selects_them_again()
    {
        using var directory = new TemporaryDirectory();
        directory.Write("kept.yml", "version: 1\nname: one\n");
        var listed = await LinesAsync(directory, "ls", "--select", "+dim_patient", "--indirect-selection", "empty");
        Assert.Equal(["source:kept.staging.patients", "kept.staging.stg_patients", "kept.bronze.dim_patient"], listed.Where(line => line.EndsWith("patients", StringComparison.Ordinal) || line.EndsWith("dim_patient", StringComparison.Ordinal)));
        foreach (var line in listed)
        {
            Assert.Contains(line, await LinesAsync(directory, "ls", "--select", line, "--indirect-selection", "empty"));
        }
    }

    [Theory]
    [InlineData("name", "dim_time")]
    [InlineData("path", "models/bronze/dim_time.sql")]
    [InlineData("selector", "kept.bronze.dim_time")]
    public async Task A_form_says_one_thing_of_each(string form, string expected)
    {
        using var directory = new TemporaryDirectory();
        directory.Write("kept.yml", "version: 1\nname: one\n");
        Assert.Equal([expected], await LinesAsync(directory, "ls", "--select", "dim_time", "--resource-type", "model", "--output", form));
    }

    [Fact]
    public async Task As_JSON_a_node_has_dbts_keys()
    {
        using var directory = new TemporaryDirectory();
        directory.Write("kept.yml", "version: 1\nname: one\n");
        using var node = JsonDocument.Parse((await LinesAsync(directory, "ls", "--select", "dim_clinic", "--resource-type", "model", "--output", "json")).Single());
        Assert.Equal("model.kept.dim_clinic", node.RootElement.GetProperty("unique_id").GetString());
        Assert.Equal("incremental", node.RootElement.GetProperty("config").GetProperty("materialized").GetString());
        Assert.Contains("model.kept.stg_clinics", node.RootElement.GetProperty("depends_on").GetProperty("nodes").EnumerateArray().Select(id => id.GetString()));
    }

    [Fact]
    public async Task A_name_after_an_at_sign_is_no_file_of_arguments()
    {
        using var directory = new TemporaryDirectory();
        directory.Write("kept.yml", "version: 1\nname: one\n");
        var listed = await LinesAsync(directory, "ls", "--select", "@dim_prediction", "--resource-type", "model,source", "--output", "name");
        Assert.Contains("unified_predictions", listed);
        Assert.Contains("stg_appointments", listed);
        Assert.Contains("staging.appointments", listed);
    }

    [Theory]
    [InlineData("--output", "nmae", "--output: unknown word 'nmae'; did you mean 'name'? Known words: selector, name, path, json")]
    [InlineData("--indirect-selection", "eagre", "did you mean 'eager'? Known words: eager, cautious, buildable, empty")]
    [InlineData("--resource-type", "modle", "unknown resource type 'modle'; did you mean 'model'?")]
    public async Task A_word_that_is_not_known_is_refused_with_the_one_that_is_meant(string option, string word, string message)
    {
        using var directory = new TemporaryDirectory();
        directory.Write("kept.yml", "version: 1\nname: one\n");
        var refused = await new KeptStart { Arguments = ["ls", option, word], Directory = directory.Root }.RunAsync();
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains(message, refused.Error, StringComparison.Ordinal);
    }

    static async Task<string[]> LinesAsync(TemporaryDirectory directory, params string[] arguments)
    {
        var result = await new KeptStart { Arguments = arguments, Directory = directory.Root }.RunAsync();
        Assert.True(result.ExitCode == 0, result.Error);
        return result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
