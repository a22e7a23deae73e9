using Xunit;

namespace Kept.Tests.Models.Jinja;

public sealed class StatementTests
{
    [Theory]
    [InlineData("{% if 0 %}a{% elif 1 %}b{% else %}c{% endif %}", "b")]
    [InlineData("{% for x in [1, 2, 3] %}{{ x }}{% if not loop.last %},{% endif %}{% endfor %}", "1,2,3")]
    [InlineData("{% for k, v in {'a': 1}.items() %}{{ k }}={{ v }}{% endfor %}", "a=1")]
    [InlineData("{% for x in [] %}a{% else %}none{% endfor %}", "none")]
    [InlineData("{% for x in range(6) if x is even %}{{ loop.index }}/{{ loop.length }} {% endfor %}", "1/3 2/3 3/3 ")]
    [InlineData("{% for x in range(9) %}{% if x == 1 %}{% continue %}{% endif %}{% if x == 3 %}{% break %}{% endif %}{{ x }}{% endfor %}", "02")]
    [InlineData("{% set x = 1 %}{% for i in [1] %}{% set x = 2 %}{% endfor %}{{ x }}", "1")]
    [InlineData("{% set x = 1 %}{% if true %}{% set x = 2 %}{% endif %}{{ x }}", "2")]
    [InlineData("{% set ns = namespace(x=1) %}{% for i in [1, 2] %}{% set ns.x = ns.x + i %}{% endfor %}{{ ns.x }}", "4")]
    [InlineData("{% set a, b = 1, 2 %}{{ b }}{{ a }}", "21")]
    [InlineData("{% set x %}a{{ 1 }}{% endset %}[{{ x }}]", "[a1]")]
    [InlineData("{% set x | upper | trim %} a {% endset %}[{{ x }}]", "[A]")]
    [InlineData("{% set l = [] %}{% do l.append(1) %}{% do l.extend([2, 3]) %}{{ l }}", "[1, 2, 3]")]
    [InlineData("{% set d = {} %}{% do d.update({'a': 1}) %}{% do d.update(b=2) %}{{ d }}", "{'a': 1, 'b': 2}")]
    [InlineData("{% filter upper %}a{{ 'b' }}{% endfilter %}", "AB")]
    [InlineData("{% with x = 1, y = 2 %}{{ x + y }}{% endwith %}{{ x }}", "3")]
    [InlineData("{% for x in 1, 2 %}{{ loop.cycle('a', 'b') }}{{ loop.revindex }}{% endfor %}", "a2b1")]
    public void A_statement_writes_what_Jinja_writes(string text, string expected) => Assert.Equal(expected, JinjaText.Render(text));

    [Theory]
    [InlineData("{% macro m(a, b=2, c=b) %}{{ a }}{{ b }}{{ c }}{% endmacro %}{{ m(1) }} {{ m(1, c=3) }} {{ m(b=5, a=4) }}", "122 123 455")]
    [InlineData("{% macro m() %}{{ varargs | join('-') }}{{ kwargs }}{% endmacro %}{{ m(1, 2, x=3) }}", "1-2{'x': 3}")]
    [InlineData("{% macro m() %}a{{ return([1, 2]) }}b{% endmacro %}{{ m()[1] }}", "2")]
    [InlineData("{% macro m(x) %}{% for i in range(9) %}{% if i == x %}{{ return(i) }}{% endif %}{% endfor %}{% endmacro %}{{ m(3) + 1 }}", "4")]
    [InlineData("{% macro m() %}<{{ caller(1) }}>{% endmacro %}{% call(x) m() %}{{ x }}!{% endcall %}", "<1!>")]
    [InlineData("{% macro f(n) %}{{ return(1 if n < 2 else n * f(n - 1)) }}{% endmacro %}{{ f(10) }}", "3628800")]
    [InlineData("{% set x = 1 %}{% macro m() %}{{ x }}{% endmacro %}{{ m() }}", "1")]
    [InlineData("{% macro m(a, b) %}{{ a }}{{ b }}{% endmacro %}{{ m(*[1, 2]) }}{{ m(**{'a': 3, 'b': 4}) }}", "1234")]
    [InlineData("{% macro m(a) %}{{ a is defined }}{% endmacro %}{{ m() }}", "False")]
    public void A_macro_is_called_with_its_arguments(string text, string expected) => Assert.Equal(expected, JinjaText.Render(text));
}
