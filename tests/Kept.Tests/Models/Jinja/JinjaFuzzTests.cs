using System.Globalization;
using CsCheck;
using Kept.Models;
using Kept.Tests.WarehouseProject;
using Xunit;

namespace Kept.Tests.Models.Jinja;

/// <summary>Whatever a text says, it comes out or is refused with its place. KEPT_FUZZ=100 makes the search a hundred times as long.</summary>
public sealed class JinjaFuzzTests
{
    static readonly int Times = int.Parse(Environment.GetEnvironmentVariable("KEPT_FUZZ") ?? "1", CultureInfo.InvariantCulture);
    static readonly Lazy<ModelProject> Shipped = new(() => ModelProject.Load([BuiltProject.Directory], new Dictionary<string, object?>()));
    static readonly string[] Files = [.. Directory.GetFiles(BuiltProject.Directory, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
    static readonly string[] Texts = [.. Files.Where(file => file.EndsWith(".sql", StringComparison.Ordinal)).Select(File.ReadAllText)];

    /// <summary>Where a text is damaged, how much of it goes, and what comes there: a piece, or a part of another text.</summary>
    static readonly Gen<(int At, int Length, int Piece, int Other)[]> Damages = Gen.Select(Gen.Int[0, 100_000], Gen.Int[0, 30], Gen.Int[0, 200], Gen.Int[0, 100_000]).Array[1, 3];

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
            .Sample(Ends, seed: "0000KeptJin1", iter: 10_000 * Times, threads: 1);

    [Fact]
    public void A_good_text_with_a_piece_in_the_wrong_place_renders_or_is_refused() =>
        Gen.Select(Gen.Int[0, Good.Length - 1], Gen.Int[0, 400], Gen.Int[0, 6], Gen.Int[0, Pieces.Length - 1])
            .Sample((text, at, length, piece) => Ends(Damaged(Good[text], at, length, Pieces[piece])), seed: "0000KeptJin2", iter: 20_000 * Times, threads: 1);

    [Fact]
    public void A_damaged_text_of_the_shipped_project_compiles_or_is_refused() =>
        Gen.Select(Gen.Int[0, Texts.Length - 1], Damages)
            .Sample((text, damages) => Ends(() => Shipped.Value.CompileText("damaged.sql", Damaged(Texts[text], damages), new Dictionary<string, object?>())), seed: "0000KeptJin3", iter: 10_000 * Times, threads: 1);

    [Fact]
    public void A_project_with_a_damaged_file_is_read_or_refused()
    {
        using var directory = new TemporaryDirectory();
        foreach (var file in Files)
        {
            directory.Write(NameOf(file), File.ReadAllBytes(file));
        }

        Gen.Select(Gen.Int[0, Files.Length - 1], Damages).Sample((file, damages) =>
        {
            var text = File.ReadAllText(Files[file]);
            directory.Write(NameOf(Files[file]), Damaged(text, damages));
            try
            {
                ModelProject.Load([directory.Root], new Dictionary<string, object?>());
            }
            catch (KeptException error)
            {
                Assert.NotEmpty(error.Message);
            }

            directory.Write(NameOf(Files[file]), text);
        }, seed: "0000KeptJin4", iter: 150 * Times, threads: 1);
    }

    static string NameOf(string file) => Path.GetRelativePath(BuiltProject.Directory, file);

    static string Damaged(string text, (int At, int Length, int Piece, int Other)[] damages) => damages.Aggregate(text, (damaged, damage) =>
        damaged.Length == 0 ? damaged : Damaged(damaged, damage.At, damage.Length, damage.Piece < Pieces.Length ? Pieces[damage.Piece] : PartOf(Texts[damage.Piece % Texts.Length], damage.Other)));

    static string PartOf(string text, int at) => text.Substring(at % text.Length, Math.Min(40, text.Length - (at % text.Length)));

    static string Damaged(string text, int at, int length, string piece)
    {
        var start = at % text.Length;
        return text[..start] + piece + text[Math.Min(text.Length, start + length)..];
    }

    static void Ends(int[] choice) => Ends(string.Join(choice.Length % 2 == 0 ? " " : "", choice.Select(i => Pieces[i])));

    static void Ends(string text) => Ends(() => JinjaText.Render(text));

    static void Ends(Func<string> render)
    {
        try
        {
            render();
        }
        catch (ModelException error)
        {
            Assert.True(error.Line > 0);
        }
    }
}
