using Kept.DuckDb;
using Kept.Questions;
using Xunit;

namespace Kept.Tests.Questions;

public sealed class QuestionParametersTests
{
    static readonly Question Question = new()
    {
        Name = "q",
        File = "q.sql",
        Title = "Q",
        Parameters =
        [
            new("min_rows", ParameterType.Whole, "3", ""),
            new("rate", ParameterType.Number, "0.5", ""),
            new("since", ParameterType.Date, null, ""),
            new("clinic", ParameterType.Text, null, ""),
        ],
    };

    [Fact]
    public void What_is_not_given_is_its_default_or_left_out() =>
        Assert.Equal(["3", "0.5"], Bind().Values);

    [Theory]
    [InlineData("min-rows", "-4", "-4")]
    [InlineData("min_rows", "4", "4")]
    [InlineData("rate", "1", "1")]
    [InlineData("rate", "-.25", "-0.25")]
    [InlineData("since", "2024-02-29", "date '2024-02-29'")]
    [InlineData("clinic", "O'Neill's; drop", "'O''Neill''s; drop'")]
    [InlineData("clinic", "", "''")]
    public void A_value_becomes_a_literal_of_its_type(string name, string value, string expected) =>
        Assert.Contains(expected, Bind(new KeyValuePair<string, string>(name, value)).Values);

    [Theory]
    [InlineData("min-rows", "4.5")]
    [InlineData("min-rows", "1 or 1=1")]
    [InlineData("min-rows", "")]
    [InlineData("rate", "1e5")]
    [InlineData("rate", "NaN")]
    [InlineData("since", "2024-02-30")]
    [InlineData("since", "2024-2-3")]
    [InlineData("since", "'2024-01-01' or true")]
    public void A_value_of_another_type_is_refused(string name, string value)
    {
        var error = Assert.Throws<QuestionException>(() => Bind(new KeyValuePair<string, string>(name, value)));
        Assert.StartsWith($"--{name}: found '{value}', expected a", error.Message, StringComparison.Ordinal);
    }

    static IReadOnlyDictionary<string, string> Bind(params KeyValuePair<string, string>[] given) =>
        QuestionParameters.Bind(Question, given, new DuckDbDialect());
}
