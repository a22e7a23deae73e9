namespace Kept.Models.Jinja;

enum TokenKind
{
    Text,
    OutputStart,
    OutputEnd,
    TagStart,
    TagEnd,
    Name,
    String,
    Integer,
    Float,
    Operator,
    End,
}

/// <summary>One token: its text (of a string, what it means) and where it begins.</summary>
sealed record Token(TokenKind Kind, string Text, int Offset)
{
    public bool Is(string symbol) => Kind is TokenKind.Operator && Text == symbol;

    public bool IsWord(string word) => Kind is TokenKind.Name && Text == word;

    public override string ToString() => Kind switch
    {
        TokenKind.End => "the end of the text",
        TokenKind.Text => "text",
        TokenKind.OutputEnd => "'}}'",
        TokenKind.TagEnd => "'%}'",
        TokenKind.OutputStart => "'{{'",
        TokenKind.TagStart => "'{%'",
        TokenKind.String => "a string",
        _ => $"'{Text}'",
    };
}
