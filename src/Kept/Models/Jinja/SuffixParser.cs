using Kept.Models.Jinja.Nodes;

namespace Kept.Models.Jinja;

/// <summary>Reads what may follow a value: <c>.name</c>, <c>[item]</c>, <c>(arguments)</c>, <c>| filter</c>, <c>is test</c>.</summary>
sealed class SuffixParser(TokenStream tokens, ExpressionParser expressions)
{
    readonly PrimaryParser primaries = new(tokens, expressions);

    public Expression ParseAccess(Expression target)
    {
        while (true)
        {
            var place = tokens.Place;
            if (tokens.Skip("."))
            {
                target = ParseAttribute(place, target);
            }
            else if (tokens.Skip("["))
            {
                target = ParseSubscript(place, target);
            }
            else if (tokens.Current.Is("("))
            {
                target = new CallExpression(target.Place, target, ParseArguments());
            }
            else
            {
                return target;
            }
        }
    }

    public Expression ParseFilters(Expression value)
    {
        while (true)
        {
            var place = tokens.Place;
            if (tokens.Skip("|"))
            {
                value = ParseFilter(place, value);
            }
            else if (tokens.SkipWord("is"))
            {
                value = ParseTest(place, value);
            }
            else if (tokens.Current.Is("("))
            {
                value = new CallExpression(place, value, ParseArguments());
            }
            else
            {
                return value;
            }
        }
    }

    public FilterExpression ParseFilter(Place place, Expression value)
    {
        var name = ParseDottedName("the name of a filter");
        return new FilterExpression(place, value, name, tokens.Current.Is("(") ? ParseArguments() : Arguments.None);
    }

    public Arguments ParseArguments()
    {
        var reader = new ArgumentReader(tokens, expressions);
        return reader.Read();
    }

    Expression ParseAttribute(Place place, Expression target)
    {
        if (tokens.Current.Kind is TokenKind.Integer)
        {
            return new ItemAccess(place, target, primaries.Parse());
        }

        return new AttributeAccess(place, target, tokens.Expect(TokenKind.Name, "the name of an attribute").Text);
    }

    Expression ParseSubscript(Place place, Expression target)
    {
        var from = tokens.Current.Is(":") ? null : expressions.ParseTuple();
        if (tokens.Skip("]"))
        {
            return new ItemAccess(place, target, from ?? throw tokens.Unexpected("an item"));
        }

        tokens.Expect(":");
        var to = tokens.Current.Is(":") || tokens.Current.Is("]") ? null : expressions.Parse();
        var step = tokens.Skip(":") && !tokens.Current.Is("]") ? expressions.Parse() : null;
        tokens.Expect("]");
        return new SliceAccess(place, target, from, to, step);
    }

    Expression ParseTest(Place place, Expression value)
    {
        var isNegated = tokens.SkipWord("not");
        var name = ParseDottedName("the name of a test");
        var test = new TestExpression(place, value, name, ParseTestArguments());
        return isNegated ? new Not(place, test) : test;
    }

    Arguments ParseTestArguments()
    {
        if (tokens.Current.Is("("))
        {
            return ParseArguments();
        }

        return TakesOneArgument() ? new Arguments([ParseAccess(primaries.Parse())], [], null, null) : Arguments.None;
    }

    bool TakesOneArgument() => tokens.Current switch
    {
        { Kind: TokenKind.Name, Text: "else" or "or" or "and" or "if" or "is" or "in" or "not" } => false,
        { Kind: TokenKind.Name or TokenKind.String or TokenKind.Integer or TokenKind.Float } => true,
        var other => other.Is("[") || other.Is("{"),
    };

    string ParseDottedName(string what)
    {
        var name = tokens.Expect(TokenKind.Name, what).Text;
        while (tokens.Skip("."))
        {
            name += "." + tokens.Expect(TokenKind.Name, what).Text;
        }

        return name;
    }
}
