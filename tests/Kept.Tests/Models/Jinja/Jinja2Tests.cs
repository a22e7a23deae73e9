using System.Text.Json;
using Kept.Tests.Support;
using Xunit;

namespace Kept.Tests.Models.Jinja;

/// <summary>Texts with what Jinja2 3.1.6 itself made of them, in the environment that dbt uses: sandboxed, with <c>do</c> and loop controls.</summary>
public sealed class Jinja2Tests
{
    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = JsonSerializer.Deserialize<string[][]>(File.ReadAllText(Repository.At("tests/Kept.Tests/Models/Jinja/Jinja2Cases.json")))!;
            return [.. cases.Select(pair => new TheoryDataRow<string, string>(pair[0], pair[1]))];
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_text_renders_as_Jinja2_renders_it(string text, string expected) => Assert.Equal(expected, JinjaText.Render(text));
}
