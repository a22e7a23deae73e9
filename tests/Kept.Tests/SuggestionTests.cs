using Xunit;

namespace Kept.Tests;

public sealed class SuggestionTests
{
    [Theory]
    [InlineData("delimter", "delimiter")]
    [InlineData("Path", "path")]
    [InlineData("qoute", "quote")]
    [InlineData("elephant", null)]
    [InlineData("ab", null)]
    public void The_nearest_known_word_is_suggested_when_it_is_near_enough(string word, string? expected) =>
        Assert.Equal(expected, Suggestion.Nearest(word, ["path", "delimiter", "quote", "is"]));

    [Fact]
    public void An_unknown_word_is_told_with_what_would_have_been_right()
    {
        Assert.Equal("unknown key 'pth'; did you mean 'path'? Known keys: path, format", Suggestion.Unknown("key", "pth", ["path", "format"]));
        Assert.Equal("unknown entity 'xyz'. Known entities: patients", Suggestion.Unknown("entity", "xyz", ["patients"]));
    }
}
