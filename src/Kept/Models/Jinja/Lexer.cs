using System.Text.RegularExpressions;

namespace Kept.Models.Jinja;

/// <summary>Cuts a template into text and tags; what stands inside a tag is cut by <see cref="CodeLexer"/>.</summary>
sealed partial class Lexer
{
    readonly SourceText source;
    readonly string text;
    readonly List<Token> tokens = [];
    int position;
    bool trimNext;

    Lexer(SourceText source)
    {
        this.source = source;
        text = source.Text.EndsWith('\n') ? source.Text[..^1] : source.Text;
    }

    public static List<Token> Read(SourceText source)
    {
        var lexer = new Lexer(source);
        while (lexer.position < lexer.text.Length)
        {
            lexer.ReadText();
            lexer.ReadTag();
        }

        lexer.tokens.Add(new Token(TokenKind.End, "", lexer.text.Length));
        return lexer.tokens;
    }

    void ReadText()
    {
        var start = position;
        position = NextTag(start);
        AddText(start, position, trimEnd: position + 2 < text.Length && text[position + 2] == '-');
    }

    int NextTag(int from)
    {
        for (var i = text.IndexOf('{', from); i >= 0 && i + 1 < text.Length; i = text.IndexOf('{', i + 1))
        {
            if (text[i + 1] is '{' or '%' or '#')
            {
                return i;
            }
        }

        return text.Length;
    }

    void AddText(int start, int end, bool trimEnd)
    {
        var piece = text.AsSpan(start, end - start);
        piece = trimEnd ? piece.TrimEnd() : piece;
        piece = trimNext ? piece.TrimStart() : piece;
        trimNext = false;
        if (piece.Length > 0)
        {
            tokens.Add(new Token(TokenKind.Text, piece.ToString(), start));
        }
    }

    void ReadTag()
    {
        if (position >= text.Length)
        {
            return;
        }

        switch (text[position + 1])
        {
            case '#':
                SkipComment();
                break;
            case '%' when RawStart().Match(text, position) is { Success: true } raw:
                ReadRaw(raw);
                break;
            default:
                ReadCode(text[position + 1] == '{');
                break;
        }
    }

    void SkipComment()
    {
        var end = text.IndexOf("#}", position + 2, StringComparison.Ordinal);
        if (end < 0)
        {
            throw source.Fail(position, "this comment has no end; expected '#}'");
        }

        trimNext = end > position + 2 && text[end - 1] == '-';
        position = end + 2;
    }

    void ReadRaw(Match start)
    {
        var from = start.Index + start.Length;
        var end = RawEnd().Match(text, from);
        if (!end.Success)
        {
            throw source.Fail(position, "'{% raw %}' has no end; expected '{% endraw %}'");
        }

        trimNext = start.Groups["trim"].Value == "-";
        AddText(from, end.Index, trimEnd: text[end.Index + 2] == '-');
        trimNext = end.Groups["trim"].Value == "-";
        position = end.Index + end.Length;
    }

    void ReadCode(bool isOutput)
    {
        tokens.Add(new Token(isOutput ? TokenKind.OutputStart : TokenKind.TagStart, "", position));
        var code = new CodeLexer(source, text, position, isOutput ? '}' : '%', tokens);
        position = code.Read();
        trimNext = code.TrimsAfter;
    }

    [GeneratedRegex(@"\G\{%[-+]?\s*raw\s*(?<trim>[-+]?)%\}")]
    private static partial Regex RawStart();

    [GeneratedRegex(@"\{%[-+]?\s*endraw\s*(?<trim>[-+]?)%\}")]
    private static partial Regex RawEnd();
}
