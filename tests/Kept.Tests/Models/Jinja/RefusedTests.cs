using Kept.Models;
using Xunit;

namespace Kept.Tests.Models.Jinja;

/// <summary>What Jinja has and texts of SQL do not need is refused by its name, with what to do instead.</summary>
public sealed class RefusedTests
{
    [Theory]
    [InlineData("{% include 'x' %}", "'{% include %}' is not supported; run dbt for it, or use a macro")]
    [InlineData("{% import 'x' as y %}", "'{% import %}' is not supported; macros of the project are known everywhere without it")]
    [InlineData("{% from 'x' import y %}", "'{% from %}' is not supported")]
    [InlineData("{% extends 'x' %}", "'{% extends %}' is not supported")]
    [InlineData("{% block x %}{% endblock %}", "'{% block %}' is not supported")]
    [InlineData("{% autoescape true %}{% endautoescape %}", "'{% autoescape %}' is not supported")]
    [InlineData("{% for i in [1] recursive %}{% endfor %}", "a recursive for is not supported; write a macro that calls itself")]
    [InlineData("{{ [1, 2] | random }}", "the filter 'random' is not supported: a model must come out the same each time")]
    [InlineData("{{ 'a' | escape }}", "the filter 'escape' is not supported: SQL needs no HTML escapes")]
    [InlineData("{{ 'a' | urlize }}", "the filter 'urlize' is not supported: it is for HTML")]
    [InlineData("{{ 'a' | uper }}", "unknown filter 'uper'; did you mean 'upper'?")]
    [InlineData("{{ 'a' is strng }}", "the test 'is strng' is not supported")]
    [InlineData("{{ 'a'.encode() }}", "a string has no attribute 'encode'; if Python has it, run dbt for it")]
    public void It_is_refused_with_advice(string text, string problem) =>
        Assert.Contains(problem, Assert.Throws<ModelException>(() => JinjaText.Render(text)).Problem, StringComparison.Ordinal);
}
