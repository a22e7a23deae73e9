using Kept.Models;
using Xunit;

namespace Kept.Tests.Models.Project;

public sealed class DocsBlockTests
{
    [Fact]
    public async Task A_description_quotes_a_block()
    {
        await using var project = Small("{% docs person %}\nA person, *once*.\n{% enddocs %}", "See: {{ doc('person') }}");
        Assert.Equal("See: A person, *once*.", project.Load().Models.Single().Description);
        Assert.Equal("See: A person, *once*.", project.Load().Models.Single().Columns.Single().Description);
    }

    [Fact]
    public async Task A_block_that_is_not_there_is_told_with_its_place()
    {
        await using var project = Small("{% docs person %}x{% enddocs %}", "{{ doc('persom') }}");
        var error = Assert.Throws<ModelException>(() => project.Load());
        Assert.Contains("did you mean 'person'", error.Problem, StringComparison.Ordinal);
        Assert.EndsWith("models/a.yml", error.File, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_block_is_there_once()
    {
        await using var project = Small("{% docs person %}x{% enddocs %}\n{% docs person %}y{% enddocs %}", "");
        Assert.Equal(2, Assert.Throws<ModelException>(() => project.Load()).Line);
    }

    static TestProject Small(string blocks, string description) => new TestProject()
        .Write("models/words.md", blocks)
        .Write("models/a.sql", "select 1 as x")
        .Write("models/a.yml", $"models: [{{name: a, description: \"{description}\", columns: [{{name: x, description: \"{description}\"}}]}}]");
}
