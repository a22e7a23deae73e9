namespace Kept.Models.Jinja;

/// <summary>Cuts what stands between <c>{{</c> and <c>}}</c>, or <c>{%</c> and <c>%}</c>, into tokens.</summary>
/// <param name="source">For errors.</param>
/// <param name="text">The text of the template.</param>
/// <param name="start">Where the tag begins.</param>
/// <param name="closer">The character before the closing brace.</param>
/// <param name="tokens">Where the tokens go.</param>
sealed class CodeLexer(SourceText source, string text, int start, char closer, List<Token> tokens)
{
    static readonly string[] Symbols = ["//", "**", "==", "!=", "<=", ">="];
    readonly Stack<char> open = new();
    int position = start + 2;

    /// <summary>Whether the tag ended in a minus: the space after it goes.</summary>
    public bool TrimsAfter { get; private set; }

    /// <returns>Where the text goes on.</returns>
    public int Read()
    {
        position += position < text.Length && text[position] is '-' or '+' && !EndsAt(position + 1) ? 1 : 0;
        while (!AtEnd())
        {
            ReadToken();
        }

        TrimsAfter = text[position] == '-';
        position += TrimsAfter || text[position] == '+' ? 1 : 0;
        tokens.Add(new Token(closer == '}' ? TokenKind.OutputEnd : TokenKind.TagEnd, "", position));
        return position + 2;
    }

    bool AtEnd()
    {
        while (position < text.Length && char.IsWhiteSpace(text[position]))
        {
            position++;
        }

        if (position >= text.Length)
        {
            throw source.Fail(start, $"this tag has no end; expected '{closer}}}'");
        }

        return open.Count == 0 && (EndsAt(position) || (text[position] is '-' or '+' && EndsAt(position + 1)));
    }

    bool EndsAt(int at) => at + 1 < text.Length && text[at] == closer && text[at + 1] == '}';

    void ReadToken()
    {
        var next = text[position];
        if (char.IsLetter(next) || next == '_')
        {
            ReadName();
        }
        else if (char.IsAsciiDigit(next))
        {
            ReadNumber();
        }
        else if (next is '\'' or '"')
        {
            ReadString(next);
        }
        else
        {
            ReadSymbol();
        }
    }

    void ReadName()
    {
        var from = position;
        while (position < text.Length && (char.IsLetterOrDigit(text[position]) || text[position] == '_'))
        {
            position++;
        }

        Add(TokenKind.Name, text[from..position], from);
    }

    void ReadNumber()
    {
        var from = position;
        if (Peek(0) == '0' && char.ToLowerInvariant(Peek(1)) is 'x' or 'b' or 'o')
        {
            ReadPrefixed();
            return;
        }

        SkipDigits();
        var isFloat = Peek(0) == '.' && char.IsAsciiDigit(Peek(1));
        if (isFloat)
        {
            position++;
            SkipDigits();
        }

        if (Peek(0) is 'e' or 'E' && (char.IsAsciiDigit(Peek(1)) || (Peek(1) is '+' or '-' && char.IsAsciiDigit(Peek(2)))))
        {
            isFloat = true;
            position += 2;
            SkipDigits();
        }

        Add(isFloat ? TokenKind.Float : TokenKind.Integer, text[from..position].Replace("_", "", StringComparison.Ordinal), from);
    }

    /// <summary>A number in hexadecimal, octal or binary; the parser tells when it is none.</summary>
    void ReadPrefixed()
    {
        var from = position;
        while (char.IsAsciiLetterOrDigit(Peek(0)) || Peek(0) == '_')
        {
            position++;
        }

        Add(TokenKind.Integer, text[from..position].Replace("_", "", StringComparison.Ordinal), from);
    }

    void SkipDigits()
    {
        while (char.IsAsciiDigit(Peek(0)) || (Peek(0) == '_' && char.IsAsciiDigit(Peek(1))))
        {
            position++;
        }
    }

    char Peek(int ahead) => position + ahead < text.Length ? text[position + ahead] : '\0';

    void ReadString(char quote)
    {
        var from = position++;
        while (position < text.Length && text[position] != quote)
        {
            position += text[position] == '\\' ? 2 : 1;
        }

        if (position >= text.Length)
        {
            throw source.Fail(from, $"this string has no end; expected {quote}");
        }

        Add(TokenKind.String, Escapes.Resolve(text.AsSpan(from + 1, position - from - 1)), from);
        position++;
    }

    void ReadSymbol()
    {
        var symbol = Symbols.FirstOrDefault(s => text.AsSpan(position).StartsWith(s, StringComparison.Ordinal)) ?? text[position].ToString();
        if (symbol.Length == 1 && !"+-*/%~()[]{}<>=.:|,".Contains(symbol[0], StringComparison.Ordinal))
        {
            throw source.Fail(position, $"'{symbol}' has no meaning in an expression");
        }

        Balance(symbol[0]);
        Add(TokenKind.Operator, symbol, position);
        position += symbol.Length;
    }

    void Balance(char symbol)
    {
        if (symbol is '(' or '[' or '{')
        {
            open.Push(symbol switch { '(' => ')', '[' => ']', _ => '}' });
        }
        else if (symbol is ')' or ']' or '}' && (open.Count == 0 || open.Pop() != symbol))
        {
            throw source.Fail(position, $"'{symbol}' closes nothing that is open");
        }
    }

    void Add(TokenKind kind, string value, int from) => tokens.Add(new Token(kind, value, from));
}
