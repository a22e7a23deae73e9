using Kept.Models.Jinja.Nodes;

namespace Kept.Models.Jinja;

/// <summary>Reads <c>(a, b, name=c, *more, **named)</c>.</summary>
sealed class ArgumentReader(TokenStream tokens, ExpressionParser expressions)
{
    readonly List<Expression> positional = [];
    readonly List<(string, Expression)> named = [];
    Expression? spread;
    Expression? spreadNamed;

    public Arguments Read()
    {
        tokens.Expect("(");
        while (!tokens.Skip(")"))
        {
            ReadOne();
            if (!tokens.Current.Is(")"))
            {
                tokens.Expect(",");
            }
        }

        return new Arguments(positional, named, spread, spreadNamed);
    }

    void ReadOne()
    {
        if (tokens.Skip("**"))
        {
            spreadNamed = expressions.Parse();
        }
        else if (tokens.Skip("*"))
        {
            spread = expressions.Parse();
        }
        else if (tokens.Current.Kind is TokenKind.Name && tokens.Following.Is("="))
        {
            var name = tokens.Next().Text;
            tokens.Expect("=");
            named.Add((name, expressions.Parse()));
        }
        else if (named.Count > 0 || spreadNamed is not null)
        {
            throw tokens.Unexpected("an argument with a name, as all after the first with a name");
        }
        else
        {
            positional.Add(expressions.Parse());
        }
    }
}
