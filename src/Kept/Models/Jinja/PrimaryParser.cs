using System.Globalization;
using Kept.Models.Jinja.Nodes;
using Kept.Models.Jinja.Values;

namespace Kept.Models.Jinja;

/// <summary>Reads a value that stands for itself: a name, a string, a number, a list, a dictionary, or what is in parentheses.</summary>
sealed class PrimaryParser(TokenStream tokens, ExpressionParser expressions)
{
    public Expression Parse()
    {
        var place = tokens.Place;
        var token = tokens.Current;
        return token.Kind switch
        {
            TokenKind.Name => ParseName(place),
            TokenKind.String => ParseString(place),
            TokenKind.Integer => new Literal(place, Whole(tokens.Next())),
            TokenKind.Float => new Literal(place, double.Parse(tokens.Next().Text, CultureInfo.InvariantCulture)),
            _ when token.Is("(") => ParseParentheses(place),
            _ when token.Is("[") => ParseList(place),
            _ when token.Is("{") => ParseDict(place),
            _ => throw tokens.Unexpected("a value"),
        };
    }

    Expression ParseName(Place place) => tokens.Current.Text switch
    {
        "true" or "True" => Constant(place, true),
        "false" or "False" => Constant(place, false),
        "none" or "None" => Constant(place, null),
        "and" or "or" or "not" or "if" or "else" or "in" or "is" => throw tokens.Unexpected("a value"),
        _ => new Name(place, tokens.Next().Text),
    };

    Literal Constant(Place place, object? value)
    {
        tokens.Next();
        return new Literal(place, value);
    }

    Literal ParseString(Place place)
    {
        var text = tokens.Next().Text;
        while (tokens.Current.Kind is TokenKind.String)
        {
            text += tokens.Next().Text;
        }

        return new Literal(place, text);
    }

    long Whole(Token token) => Integers.Parse(token.Text)
        ?? throw tokens.Source.Fail(token.Offset, "this number is malformed, or has more than 64 bits");

    Expression ParseParentheses(Place place)
    {
        tokens.Expect("(");
        if (tokens.Skip(")"))
        {
            return new TupleExpression(place, []);
        }

        var inside = expressions.ParseTuple();
        tokens.Expect(")");
        return inside;
    }

    ListExpression ParseList(Place place)
    {
        tokens.Expect("[");
        var items = new List<Expression>();
        while (!tokens.Skip("]"))
        {
            items.Add(expressions.Parse());
            EndItem("]");
        }

        return new ListExpression(place, items);
    }

    DictExpression ParseDict(Place place)
    {
        tokens.Expect("{");
        var entries = new List<(Expression, Expression)>();
        while (!tokens.Skip("}"))
        {
            var key = expressions.Parse();
            tokens.Expect(":");
            entries.Add((key, expressions.Parse()));
            EndItem("}");
        }

        return new DictExpression(place, entries);
    }

    void EndItem(string closer)
    {
        if (!tokens.Current.Is(closer))
        {
            tokens.Expect(",");
        }
    }
}
