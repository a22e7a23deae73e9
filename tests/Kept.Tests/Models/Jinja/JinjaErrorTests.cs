using Kept.Models;
using Xunit;

namespace Kept.Tests.Models.Jinja;

public sealed class JinjaErrorTests
{
    [Theory]
    [InlineData("{{ 1 +", 1, 1, "no end")]
    [InlineData("a\n  {{ 1 + }}", 2, 10, "expected a value")]
    [InlineData("{% if x %}", 1, 4, "expected '{% endif %}'")]
    [InlineData("{{ x | nope }}", 1, 6, "unknown filter 'nope'")]
    [InlineData("{{ x is nope }}", 1, 6, "the test 'is nope' is not supported")]
    [InlineData("a\n{% extends 'b' %}", 2, 4, "'{% extends %}' is not supported")]
    [InlineData("{% materialization x, default %}", 1, 4, "run dbt for it")]
    [InlineData("{% endif %}", 1, 4, "ends nothing")]
    [InlineData("{% frobnicate %}", 1, 4, "is not a statement")]
    [InlineData("\n\n{{ nope(1) }}", 3, 4, "'nope' is undefined")]
    [InlineData("{{ 1 + 'a' }}", 1, 6, "'+' cannot be done with an integer and a string")]
    [InlineData("{{ 1 // 0 }}", 1, 6, "divided by zero")]
    [InlineData("{{ 9223372036854775807 + 1 }}", 1, 24, "64 bits")]
    [InlineData("{# open", 1, 1, "this comment has no end")]
    [InlineData("{{ 'open }}", 1, 4, "this string has no end")]
    [InlineData("{{ (1] }}", 1, 6, "closes nothing")]
    [InlineData("{{ a ; b }}", 1, 6, "no meaning")]
    [InlineData("{% for x in 5 %}{% endfor %}", 1, 13, "has no items")]
    [InlineData("{% raw %}{{", 1, 1, "expected '{% endraw %}'")]
    [InlineData("{{ 'x'.nope() }}", 1, 7, "has no attribute 'nope'")]
    [InlineData("{{ ['a', 1] | sort }}", 1, 13, "a string and an integer have no order")]
    [InlineData("{{ [1, 'a'] | map(attribute='x') }}", 1, 13, "an integer has no attribute 'x'")]
    [InlineData("{{ (1e308 * 10) | tojson }}", 1, 17, "a float cannot be written as JSON")]
    [InlineData("{{ {[]: 1} }}", 1, 5, "cannot be a key")]
    [InlineData("{{ return(1) }}", 1, 4, "outside of a macro")]
    public void An_error_names_its_place_and_its_reason(string text, int line, int column, string problem)
    {
        var error = Assert.Throws<ModelException>(() => JinjaText.Render(text));
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.Equal(("test.sql", line, column), (error.File, error.Line, error.Column));
        Assert.StartsWith($"test.sql:{line}:{column}: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_inside_macros_names_the_calls_that_led_there()
    {
        var error = Assert.Throws<ModelException>(() => JinjaText.Render(
            "{% macro inner() %}{{ 1 // 0 }}{% endmacro %}\n{% macro outer() %}{{ inner() }}{% endmacro %}\n{{ outer() }}"));
        Assert.Equal(["macro 'inner', called at test.sql:2:23", "macro 'outer', called at test.sql:3:4"], error.Calls);
    }

    [Theory]
    [InlineData("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "calls itself")]
    [InlineData("{% for a in range(100000) %}{% for b in range(100000) %}x{% endfor %}{% endfor %}", "has not ended")]
    [InlineData("{% set ns = namespace(x='x') %}{% for i in range(99) %}{% set ns.x = ns.x ~ ns.x %}{% endfor %}", "characters")]
    [InlineData("{{ 'x' * 99999999999 }}", "characters")]
    [InlineData("{{ range(999999999) }}", "has not ended")]
    [InlineData("{% set l = [] %}{% do l.append(l) %}{{ l }}", "holds itself")]
    [InlineData("{% set l = [] %}{% do l.append(l) %}{{ l == [l] }}", "nested")]
    [InlineData("{{ 2 ** 99999999999 }}", "64 bits")]
    [InlineData("{{ [1] | batch(2000000000, 'x') | list }}", "has not ended")]
    [InlineData("{% set ns = namespace(a=[], b=[]) %}{% for i in range(80) %}{% set ns.a = [ns.a, ns.a] %}{% set ns.b = [ns.b, ns.b] %}{% endfor %}{{ ns.a == ns.b }}", "cannot be compared")]
    [InlineData("{% set ns = namespace(a=[]) %}{% for i in range(80) %}{% set ns.a = [ns.a, ns.a] %}{% endfor %}{{ ns.a | tojson }}", "too large")]
    public void What_does_not_end_by_itself_is_ended(string text, string problem)
    {
        var error = Assert.Throws<ModelException>(() => JinjaText.Render(text));
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{{ ", "(", "1", ")", " }}")]
    [InlineData("{{ ", "not ", "1", "", " }}")]
    [InlineData("{{ ", "- ", "1", "", " }}")]
    [InlineData("", "{% if 1 %}", "x", "{% endif %}", "")]
    public void What_is_nested_too_deeply_is_refused(string before, string open, string inside, string close, string after)
    {
        string Repeat(string text) => string.Concat(Enumerable.Repeat(text, 100_000));
        var error = Assert.Throws<ModelException>(() => JinjaText.Render(before + Repeat(open) + inside + Repeat(close) + after));
        Assert.Contains("nested", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_chain_too_long_for_the_stack_is_an_error_too()
    {
        var text = "{{ 1" + string.Concat(Enumerable.Repeat(" + 1", 200_000)) + " }}";
        Assert.Contains("nested", Assert.Throws<ModelException>(() => JinjaText.Render(text)).Message, StringComparison.Ordinal);
    }
}
