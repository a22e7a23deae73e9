using Kept.Models;
using Xunit;

namespace Kept.Tests.Models.Jinja;

/// <summary>What is deep, long or large comes out or is refused: nothing takes the process with it, or all of the memory.</summary>
public sealed class JinjaLimitTests
{
    const int Deep = 100_000;

    /// <summary>A text that begins, goes on, has a middle, closes as often, and ends.</summary>
    [Theory]
    [InlineData("{{ ", "[", "1", "]", " }}")]
    [InlineData("{{ ", "{1: ", "1", "}", " }}")]
    [InlineData("{{ ", "m(", "1", ")", " }}")]
    [InlineData("{{ x", "[x", "", "]", " }}")]
    [InlineData("{{ ", "(1,", "1", ")", " }}")]
    [InlineData("{{ ", "[1,[", "1", "]]", " }}")]
    [InlineData("{{ ", "1 if 1 else ", "1", "", " }}")]
    [InlineData("{{ ", "1 if ", "1", " else 1", " }}")]
    [InlineData("{{ ", "1 + ", "1", "", " }}")]
    [InlineData("{{ ", "1 ** ", "1", "", " }}")]
    [InlineData("{{ ", "'a' ~ ", "1", "", " }}")]
    [InlineData("{{ ", "1 and ", "1", "", " }}")]
    [InlineData("{{ ", "0 or ", "1", "", " }}")]
    [InlineData("{{ ", "1 < ", "1", "", " }}")]
    [InlineData("{{ ", "not ", "1", "", " }}")]
    [InlineData("{{ x", ".a", "", "", " }}")]
    [InlineData("{{ x", "[0]", "", "", " }}")]
    [InlineData("{{ x", "()", "", "", " }}")]
    [InlineData("{{ 'x'", " | trim", "", "", " }}")]
    [InlineData("{{ 'x'", ".strip()", "", "", " }}")]
    [InlineData("{{ 'x' | default(", "'x' | default(", "1", ")", ") }}")]
    [InlineData("{{ x is defined", " is defined", "", "", " }}")]
    [InlineData("", "{% for i in [1] %}", "x", "{% endfor %}", "")]
    [InlineData("", "{% macro m() %}", "x", "{% endmacro %}", "")]
    [InlineData("", "{% call m() %}", "x", "{% endcall %}", "")]
    [InlineData("", "{% filter upper %}", "x", "{% endfilter %}", "")]
    [InlineData("", "{% with %}", "x", "{% endwith %}", "")]
    [InlineData("", "{% set x %}", "x", "{% endset %}", "")]
    [InlineData("{% if 0 %}", "{% elif 0 %}", "x", "", "{% endif %}")]
    [InlineData("", "{# ", "x", " #}", "")]
    [InlineData("", "{% raw %}", "x", "{% endraw %}", "")]
    [InlineData("", "{{ 1 }}", "x", "", "")]
    [InlineData("{{ fromjson('", "[", "1", "]", "') }}")]
    public void What_is_deep_comes_out_or_is_refused(string before, string open, string inside, string close, string after) =>
        Ends(before + string.Concat(Enumerable.Repeat(open, Deep)) + inside + string.Concat(Enumerable.Repeat(close, Deep)) + after);

    [Theory]
    [InlineData("{{ '%999999999d' % 1 }}")]
    [InlineData("{{ '%.999999999f' % 1 }}")]
    [InlineData("{{ '%*d' % (999999999, 1) }}")]
    [InlineData("{{ '{:>999999999}'.format(1) }}")]
    [InlineData("{{ '{:.999999999f}'.format(1.5) }}")]
    [InlineData("{{ '{:{}}'.format(1, 999999999) }}")]
    [InlineData("{{ 'x' | center(999999999) }}")]
    [InlineData("{{ 'x'.center(999999999) }}")]
    [InlineData("{{ 'x'.ljust(999999999) }}")]
    [InlineData("{{ 'x'.zfill(999999999) }}")]
    [InlineData("{{ '\t'.expandtabs(999999999) }}")]
    [InlineData("{{ 'a\nb' | indent(999999999) }}")]
    [InlineData("{{ ('x' * 100000).replace('', 'x' * 100000) }}")]
    [InlineData("{{ ('x' * 100000).join('x' * 100000) }}")]
    [InlineData("{{ ('x' * 100000) | replace('x', 'x' * 100000) }}")]
    [InlineData("{{ ['x' * 100000] * 100000 }}")]
    [InlineData("{{ (['x' * 100000] * 100000) | join }}")]
    [InlineData("{{ (range(100000) | list) * 100000 }}")]
    [InlineData("{{ 1.5 | round(999999999) }}")]
    [InlineData("{{ 10 ** 18 * 10 }}")]
    [InlineData("{{ 10.0 ** 999999 }}")]
    [InlineData("{{ -9223372036854775807 - 2 }}")]
    [InlineData("{{ (-9223372036854775807 - 1) // -1 }}")]
    [InlineData("{{ (-9223372036854775807 - 1) % -1 }}")]
    [InlineData("{{ (-9223372036854775807 - 1) | abs }}")]
    [InlineData("{{ 99999999999999999999999999999 }}")]
    [InlineData("{{ ('9' * 100000) | int }}")]
    [InlineData("{{ ('9' * 100000) | float | int }}")]
    [InlineData("{{ range(0, 10, 0) }}")]
    [InlineData("{{ range(9223372036854775807) | list }}")]
    [InlineData("{{ range(-9223372036854775807, 9223372036854775807, 9223372036854775807) | list }}")]
    [InlineData("{{ 'abc'[::0] }}")]
    [InlineData("{{ 'abc'[9223372036854775807:-9223372036854775807:-9223372036854775807] }}")]
    [InlineData("{{ 'abc'[9223372036854775807] }}")]
    [InlineData("{{ [1] | slice(2000000000) | list }}")]
    [InlineData("{{ [1] | slice(0) | list }}")]
    [InlineData("{{ [1] | batch(0) | list }}")]
    [InlineData("{{ 'x' | truncate(-1) }}")]
    [InlineData("{% set ns = namespace(a=[]) %}{% for i in range(100000) %}{% set ns.a = [ns.a] %}{% endfor %}{{ ns.a }}")]
    [InlineData("{% set ns = namespace(a=[]) %}{% for i in range(100000) %}{% set ns.a = [ns.a] %}{% endfor %}{{ ns.a | tojson }}")]
    [InlineData("{% set ns = namespace(a=[]) %}{% for i in range(100000) %}{% set ns.a = [ns.a] %}{% endfor %}{{ ns.a == [ns.a] }}")]
    [InlineData("{% set ns = namespace(a=()) %}{% for i in range(100000) %}{% set ns.a = (ns.a,) %}{% endfor %}{{ {ns.a: 1} }}")]
    [InlineData("{% set ns = namespace(a=()) %}{% for i in range(100000) %}{% set ns.a = (ns.a,) %}{% endfor %}{{ ns.a < (ns.a,) }}")]
    [InlineData("{% set ns = namespace(a=[]) %}{% for i in range(100000) %}{% set ns.a = [ns.a] %}{% endfor %}{{ [ns.a, ns.a] | unique | list }}")]
    [InlineData("{% set ns = namespace(x='x') %}{% for i in range(40) %}{% set ns.x = ns.x ~ ns.x %}{% endfor %}{{ ns.x | length }}")]
    [InlineData("{% macro a(n) %}{{ b(n) }}{% endmacro %}{% macro b(n) %}{{ a(n) }}{% endmacro %}{{ a(1) }}")]
    [InlineData("{% macro a(n) %}{{ caller() }}{% endmacro %}{% macro b() %}{% call a(1) %}{{ b() }}{% endcall %}{% endmacro %}{{ b() }}")]
    [InlineData("{% macro a(n=a()) %}{% endmacro %}{{ a() }}")]
    [InlineData("{% for i in range(10000000000) %}{% endfor %}")]
    [InlineData("{% for i in range(3000) %}{% for j in range(3000) %}{{ i * j }}{% endfor %}{% endfor %}")]
    [InlineData("{% set l = [1] %}{% for i in l %}{% do l.append(i) %}{% endfor %}")]
    public void What_is_large_comes_out_or_is_refused(string text) => Ends(text);

    [Fact]
    public void A_long_literal_comes_out() => Assert.Equal(1_000_000, JinjaText.Render($"{{{{ '{new string('x', 1_000_000)}' }}}}").Length);

    static void Ends(string text)
    {
        try
        {
            JinjaText.Render(text);
        }
        catch (ModelException error)
        {
            Assert.True(error.Line > 0);
            Assert.InRange(error.Message.Length, 1, 10_000);
        }
    }
}
