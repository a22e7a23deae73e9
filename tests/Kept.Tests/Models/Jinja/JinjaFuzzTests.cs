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

    [Fact]
    public void Any_text_renders_or_is_refused_with_a_place() =>
        Gen.Int[0, Pieces.Length - 1].Array[0, 40]
            .Sample(Ends, seed: "0000KeptJin1", iter: 10_000, threads: 1);

    static void Ends(int[] choice)
    {
        try
        {
            JinjaText.Render(string.Join(choice.Length % 2 == 0 ? " " : "", choice.Select(i => Pieces[i])));
        }
        catch (ModelException error)
        {
            Assert.True(error.Line > 0);
        }
    }
}
