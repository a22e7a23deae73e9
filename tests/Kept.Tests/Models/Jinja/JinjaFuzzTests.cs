using CsCheck;
using Kept.Models;
using Xunit;

namespace Kept.Tests.Models.Jinja;

public sealed class JinjaFuzzTests
{
    static readonly string[] Pieces =
    [
        "{{", "}}", "{%", "%}", "{#", "#}", "-", "if", "else", "endif", "for", "endfor", "in", "set", "macro", "endmacro", "m", "x", "(", ")",
        "[", "]", "{", "}", "'", "\"", "1", "2.5", "none", "true", "+", "*", "**", "//", "%", "~", "|", "join", "default", "is", "not", "and",
        "defined", ".", ",", ":", "=", "==", "<", "raw", "endraw", "do", "call", "endcall", "range", "loop", "\\", "\n", " ", " ", "append", "é", "\0",
        "sort", "unique", "tojson", "map", "round", "batch", "sum", "int", "items", "format", "'%s'", "1e308", "namespace", "return", "caller", "zip",
    ];

    static readonly string[] Good =
    [
        "{% macro m(a, b=[1, 2], c={'x': 1}) -%}{{ a }}{% for i in b if i is odd %}{{ loop.index ~ i }}{% else %}none{% endfor %}{{ c.x | string | upper }}{%- endmacro %}{{ m(1, c={'x': 'y'}) }}",
        "{% set ns = namespace(total=0) %}{% for k, v in {'a': 1, 'b': 2.5}.items() %}{% set ns.total = ns.total + v ** 2 // 1 %}{% endfor %}{{ ns.total | round(1) if ns.total > 3 else 'small'.replace('s', 'S')[1:] }}",
        "{% set l = ['b', 'a'] %}{% do l.append('c') %}{{ l | sort | map('upper') | join(', ') }}{% if 'a' in l and not l is string %}{{ '%s-%d' % ('x', 7) }}{% elif none %}{% raw %}{{ x }}{% endraw %}{% endif %}{# end #}",
        "{% macro f(n) %}{{ return(1 if n < 2 else n * f(n - 1)) }}{% endmacro %}{% set x | trim %} {{ f(10) }} {% endset %}{% call(y) g(x) %}{{ y }}{% endcall %}{% macro g(z) %}{{ caller(z) }}{% endmacro %}",
    ];

    [Fact]
    public void Any_text_renders_or_is_refused_with_a_place() =>
        Gen.Int[0, Pieces.Length - 1].Array[0, 40]
            .Sample(Ends, seed: "0000KeptJin1", iter: 10_000, threads: 1);

    [Fact]
    public void A_good_text_with_a_piece_in_the_wrong_place_renders_or_is_refused() =>
        Gen.Select(Gen.Int[0, Good.Length - 1], Gen.Int[0, 400], Gen.Int[0, 6], Gen.Int[0, Pieces.Length - 1])
            .Sample((text, at, length, piece) => Ends(Damaged(Good[text], at, length, Pieces[piece])), seed: "0000KeptJin2", iter: 20_000, threads: 1);

    static string Damaged(string text, int at, int length, string piece)
    {
        var start = at % text.Length;
        return text[..start] + piece + text[Math.Min(text.Length, start + length)..];
    }

    static void Ends(int[] choice) => Ends(string.Join(choice.Length % 2 == 0 ? " " : "", choice.Select(i => Pieces[i])));

    static void Ends(string text)
    {
        try
        {
            JinjaText.Render(text);
        }
        catch (ModelException error)
        {
            Assert.True(error.Line > 0);
        }
    }
}
