using Kept.Questions;
using Kept.Workspaces;
using Xunit;

namespace Kept.Tests.Questions;

public sealed class QuestionHeaderTests
{
    [Fact]
    public void A_header_says_title_parameters_and_chart()
    {
        var question = Read("{#-\ntitle: Late\nparameters:\n  min_rows: {type: integer, default: 3}\n  rate: {type: number, default: 0.5, description: how much}\nchart: {type: bar, label: a, value: b}\n-#}\nselect 1");
        Assert.Equal("Late", question.Title);
        Assert.Equal(["min-rows", "rate"], question.Parameters.Select(parameter => parameter.Option));
        Assert.Equal(new QuestionParameter("rate", ParameterType.Number, "0.5", "how much"), question.Parameters[1]);
        Assert.Equal(new QuestionChart("bar", "a", "b"), question.Chart);
    }

    [Theory]
    [InlineData("select 1", 1, "found no header")]
    [InlineData("\n\n{# title: x\n", 3, "is not closed")]
    [InlineData("{#\ntitle: x\ndescripton: y\n#}", 3, "did you mean 'description'?")]
    [InlineData("\n{#\ndescription: y\n#}", 3, "the key 'title' is missing")]
    [InlineData("{#\ntitle: x\nparameters:\n  a: {type: int}\n#}", 4, "unknown type 'int'")]
    [InlineData("{#\ntitle: x\nparameters:\n  a:\n    type: integer\n    default: ten\n#}", 6, "default: found 'ten', expected a whole number")]
    [InlineData("{#\ntitle: x\nparameters:\n  a: {type: date, default: 01/02/2024}\n#}", 4, "expected a day")]
    [InlineData("{#\ntitle: x\nchart: {type: pie, label: a, value: b}\n#}", 3, "unknown chart 'pie'")]
    public void A_mistake_is_told_at_its_line(string text, int line, string problem)
    {
        var error = Assert.Throws<ConfigurationException>(() => Read(text));
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.Equal(line, error.Line);
    }

    static Question Read(string text) => QuestionHeader.Read("late", "analyses/late.sql", text);
}
