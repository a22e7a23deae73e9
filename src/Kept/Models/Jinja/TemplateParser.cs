using Kept.Models.Jinja.Nodes;

namespace Kept.Models.Jinja;

/// <summary>Reads a template: text, outputs, and statements, each of which <see cref="StatementParser"/> knows.</summary>
sealed class TemplateParser
{
    readonly TokenStream tokens;
    readonly ExpressionParser expressions;
    readonly StatementParser statements;

    public TemplateParser(SourceText source)
    {
        tokens = new TokenStream(source);
        expressions = new ExpressionParser(tokens);
        statements = new StatementParser(tokens, expressions, ParseUntil);
    }

    public Block Parse()
    {
        var body = ParseUntil("", default);
        return tokens.Current.Kind is TokenKind.End ? body : throw tokens.Unexpected("text or a tag");
    }

    /// <summary>Everything up to a tag whose word is one of <paramref name="ends"/> (with bars between); the word itself is not read.</summary>
    Block ParseUntil(string ends, Place opened)
    {
        tokens.Descend();
        var body = new List<Statement>();
        while (tokens.Current.Kind is not TokenKind.End)
        {
            if (tokens.Current.Kind is TokenKind.TagStart && IsEnd(ends))
            {
                tokens.Next();
                tokens.Ascend();
                return new Block(body);
            }

            body.Add(ParseOne());
        }

        tokens.Ascend();
        return ends.Length == 0 ? new Block(body) : throw opened.Fail($"this block has no end; expected '{{% {ends.Split('|')[^1]} %}}'");
    }

    bool IsEnd(string ends) => tokens.Following.Kind is TokenKind.Name && ends.Split('|').Contains(tokens.Following.Text);

    Statement ParseOne()
    {
        var token = tokens.Next();
        return token.Kind switch
        {
            TokenKind.Text => new Written(token.Text),
            TokenKind.OutputStart => ParseOutput(),
            _ => statements.Parse(),
        };
    }

    Output ParseOutput()
    {
        var expression = expressions.ParseTuple();
        tokens.Expect(TokenKind.OutputEnd, "'}}'");
        return new Output(expression);
    }
}
