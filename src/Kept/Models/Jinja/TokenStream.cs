using System.Runtime.CompilerServices;

namespace Kept.Models.Jinja;

/// <summary>The tokens of one template, read forward; it also keeps count of how deeply the parser is nested.</summary>
sealed class TokenStream(SourceText source)
{
    const int MaxDepth = 200;
    readonly List<Token> tokens = Lexer.Read(source);
    int position;
    int depth;

    public SourceText Source => source;

    public int Position => position;

    public Token Current => tokens[position];

    public Token Following => tokens[Math.Min(position + 1, tokens.Count - 1)];

    public Place Place => new(source, Current.Offset);

    public Token Next()
    {
        var token = Current;
        position += token.Kind is TokenKind.End ? 0 : 1;
        return token;
    }

    public bool Skip(string symbol) => Current.Is(symbol) && Next().Kind is TokenKind.Operator;

    public bool SkipWord(string word) => Current.IsWord(word) && Next().Kind is TokenKind.Name;

    public void Expect(string symbol)
    {
        if (!Skip(symbol))
        {
            throw Unexpected($"'{symbol}'");
        }
    }

    public void ExpectWord(string word)
    {
        if (!SkipWord(word))
        {
            throw Unexpected($"'{word}'");
        }
    }

    public Token Expect(TokenKind kind, string what) => Current.Kind == kind ? Next() : throw Unexpected(what);

    public ModelException Unexpected(string expected) => Fail($"found {Current}, expected {expected}");

    public ModelException Fail(string problem) => source.Fail(Current.Offset, problem);

    public IEnumerable<Token> Between(int start, int end) => tokens.Skip(start).Take(end - start);

    /// <summary>One level deeper; <see cref="Ascend"/> leaves it. A parser that fails need not ascend.</summary>
    public void Descend()
    {
        if (++depth > MaxDepth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw Fail($"this is nested more than {MaxDepth} levels deep; take a part of it out into a macro");
        }
    }

    public void Ascend() => depth--;
}
