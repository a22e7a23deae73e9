using Kept.Models.Jinja.Nodes;

namespace Kept.Models.Jinja;

/// <summary>Reads macros, generic tests and call blocks.</summary>
sealed class MacroParser(TokenStream tokens, ExpressionParser expressions, Func<string, Place, Block> parseUntil)
{
    public MacroDefinition ParseMacro(Place place, string prefix)
    {
        var name = tokens.Expect(TokenKind.Name, "a name").Text;
        var parameters = ParseParameters();
        tokens.Expect(TokenKind.TagEnd, "'%}'");
        return ParseBody(place, prefix + name, parameters, prefix.Length > 0 ? "endtest|enddata_test" : "endmacro");
    }

    public CallBlock ParseCall(Place place)
    {
        var parameters = tokens.Current.Is("(") ? ParseParameters() : [];
        var call = expressions.Parse() as CallExpression ?? throw place.Fail("a call block needs a call: '{% call name(…) %}'");
        tokens.Expect(TokenKind.TagEnd, "'%}'");
        return new CallBlock(call, ParseBody(place, "caller", parameters, "endcall"));
    }

    MacroDefinition ParseBody(Place place, string name, List<(string, Expression?)> parameters, string ends)
    {
        var uses = new NameWatch(tokens);
        var body = parseUntil(ends, place);
        var signature = new Signature(parameters) { TakesMorePositional = uses.Saw("varargs"), TakesMoreNamed = uses.Saw("kwargs") };
        tokens.Next();
        if (tokens.Current.Kind is TokenKind.Name)
        {
            tokens.Next();
        }

        var end = tokens.Expect(TokenKind.TagEnd, "'%}'").Offset + 2;
        return new MacroDefinition(place, name, signature, body) { End = end };
    }

    List<(string, Expression?)> ParseParameters()
    {
        var parameters = new List<(string, Expression?)>();
        tokens.Expect("(");
        while (!tokens.Skip(")"))
        {
            var name = tokens.Expect(TokenKind.Name, "the name of an argument").Text;
            parameters.Add((name, tokens.Skip("=") ? expressions.Parse() : null));
            if (!tokens.Current.Is(")"))
            {
                tokens.Expect(",");
            }
        }

        return parameters;
    }
}

/// <summary>Which names have been read since it was made.</summary>
sealed class NameWatch(TokenStream tokens)
{
    readonly int start = tokens.Position;

    public bool Saw(string name) => tokens.Between(start, tokens.Position).Any(token => token.IsWord(name));
}
