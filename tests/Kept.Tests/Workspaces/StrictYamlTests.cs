using Kept.Workspaces;
using Xunit;

namespace Kept.Tests.Workspaces;

public sealed class StrictYamlTests
{
    [Fact]
    public void An_unknown_key_is_refused_with_its_line_and_a_suggestion()
    {
        var error = Refused(() => StrictYaml.Parse("path: x\ndelimter: y\n", "feeds/a.yml").Only("path", "delimiter"));
        Assert.Equal("feeds/a.yml:2: unknown key 'delimter'; did you mean 'delimiter'? Known keys: path, delimiter", error.Message);
        Assert.Equal(2, error.Line);
    }

    [Fact]
    public void A_key_that_stands_twice_is_refused_at_its_second_line()
    {
        var error = Refused(() => StrictYaml.Parse("a: 1\nb: 2\na: 3\n", "f.yml"));
        Assert.StartsWith("f.yml:3: the same key twice", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Broken_YAML_is_refused_at_its_line()
    {
        var error = Refused(() => StrictYaml.Parse("a: 1\nb: [1, 2\nc: 3\n", "f.yml"));
        Assert.InRange(error.Line, 2, 4);
        Assert.Contains("not readable as YAML", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\nkey: [a]", "f.yml:2: key: found a list, expected text")]
    [InlineData("key: {a: b}", "f.yml:1: key: found a map of keys, expected text")]
    public void A_list_or_map_where_text_belongs_is_refused(string yaml, string message) =>
        Assert.Equal(message, Refused(() => StrictYaml.Parse(yaml, "f.yml").Require("key").Text).Message);

    [Theory]
    [InlineData("key: yes", "key: found 'yes', expected true or false")]
    [InlineData("key: []", "key: found a list, expected true or false")]
    public void Only_true_and_false_are_truth_values(string yaml, string message) =>
        Assert.EndsWith(message, Refused(() => StrictYaml.Parse(yaml, "f.yml").Require("key").Boolean).Message, StringComparison.Ordinal);

    [Fact]
    public void A_fraction_is_not_a_whole_number() =>
        Assert.EndsWith("key: found '1.5', expected a whole number", Refused(() => StrictYaml.Parse("key: 1.5", "f.yml").Require("key").Integer).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("other: 1", "the key 'key' is missing")]
    [InlineData("key:", "key: found nothing, expected a value")]
    public void A_required_key_must_be_there_and_say_something(string yaml, string message) =>
        Assert.EndsWith(message, Refused(() => StrictYaml.Parse(yaml, "f.yml").Require("key")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_document_that_is_a_list_is_refused() =>
        Assert.Equal("f.yml:1: the file: found a list, expected a map of keys", Refused(() => StrictYaml.Parse("- a", "f.yml")).Message);

    [Fact]
    public void A_second_document_is_refused() =>
        Assert.Contains("second YAML document", Refused(() => StrictYaml.Parse("a: 1\n---\nb: 1\n", "f.yml")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_missing_file_is_told_by_its_name() =>
        Assert.StartsWith("none.yml: cannot be read", Refused(() => StrictYaml.Load("none.yml")).Message, StringComparison.Ordinal);

    [Fact]
    public void Free_values_have_the_types_that_YAML_gives_them()
    {
        var yaml = StrictYaml.Parse("a: 1\nb: 1.5\nc: true\nd: text\ne: '1'\nf:\ng: [1, x]\nh: {i: 2}\n", "f.yml");
        Assert.Equal<object?>([1L, 1.5, true, "text", "1", null], yaml.Entries.Take(6).Select(entry => entry.Value.Free));
        Assert.Equal(new List<object?> { 1L, "x" }, yaml.Require("g").Free);
        Assert.Equal(2L, Assert.IsType<Dictionary<string, object?>>(yaml.Require("h").Free)["i"]);
    }

    static ConfigurationException Refused(Func<object> read) => Assert.Throws<ConfigurationException>(read);
}
