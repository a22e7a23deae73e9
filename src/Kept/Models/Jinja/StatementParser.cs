using Kept.Models.Jinja.Nodes;

namespace Kept.Models.Jinja;

/// <summary>Reads one statement, from after <c>{%</c> to the end of its last tag.</summary>
/// <param name="tokens">What is read.</param>
/// <param name="expressions">Reads the expressions.</param>
/// <param name="parseUntil">Reads a body up to one of several words.</param>
sealed class StatementParser(TokenStream tokens, ExpressionParser expressions, Func<string, Place, Block> parseUntil)
{
    readonly MacroParser macros = new(tokens, expressions, parseUntil);
    readonly TargetParser targets = new(tokens);
    int loops;

    public Statement Parse()
    {
        var place = tokens.Place;
        var word = tokens.Expect(TokenKind.Name, "the name of a statement").Text;
        return word switch
        {
            "if" => ParseIf(place),
            "for" => ParseFor(place),
            "set" => ParseSet(place),
            "do" => End(new Do(expressions.ParseTuple())),
            "macro" => macros.ParseMacro(place, ""),
            "test" or "data_test" => macros.ParseMacro(place, "test_"),
            "snapshot" => ParseSnapshot(place),
            "call" => macros.ParseCall(place),
            "filter" => ParseFilter(place),
            "with" => ParseWith(place),
            "break" or "continue" when loops > 0 => End(new Jump(word == "break" ? Flow.Break : Flow.Continue)),
            _ => throw place.Fail(UnknownStatements.Explain(word)),
        };
    }

    T End<T>(T statement)
    {
        tokens.Expect(TokenKind.TagEnd, "'%}'");
        return statement;
    }

    void EndWord(string word)
    {
        tokens.ExpectWord(word);
        End(word);
    }

    If ParseIf(Place place)
    {
        var branches = new List<(Expression, Block)>();
        do
        {
            var condition = End(expressions.ParseTuple());
            branches.Add((condition, parseUntil("elif|else|endif", place)));
        }
        while (tokens.SkipWord("elif"));
        return new If(branches, ParseElse("endif", place));
    }

    Block ParseElse(string end, Place place)
    {
        var otherwise = tokens.SkipWord("else") ? parseUntil(End(end), place) : Block.Empty;
        EndWord(end);
        return otherwise;
    }

    For ParseFor(Place place)
    {
        var target = targets.Parse();
        tokens.ExpectWord("in");
        var items = expressions.ParseTuple(withCondition: false);
        var condition = tokens.SkipWord("if") ? expressions.Parse() : null;
        if (tokens.Current.IsWord("recursive"))
        {
            throw tokens.Fail("a recursive for is not supported; write a macro that calls itself, or run dbt for it");
        }

        End(place);
        loops++;
        var body = parseUntil("else|endfor", place);
        loops--;
        return new For(items.Place, target, items, condition, body, ParseElse("endfor", place));
    }

    Set ParseSet(Place place)
    {
        var target = targets.Parse();
        if (tokens.Skip("="))
        {
            return End(new Set(target, expressions.ParseTuple()));
        }

        var filters = tokens.Place;
        var chain = ParseFilterChain("|");
        End(place);
        var body = new Captured(parseUntil("endset", place));
        EndWord("endset");
        return new Set(target, chain.Aggregate((Expression)body, (value, link) => new FilterExpression(filters, value, link.Name, link.Arguments)));
    }

    Output ParseFilter(Place place)
    {
        var chain = ParseFilterChain("");
        End(place);
        var body = new Captured(parseUntil("endfilter", place));
        EndWord("endfilter");
        return new Output(chain.Aggregate((Expression)body, (value, link) => new FilterExpression(place, value, link.Name, link.Arguments)));
    }

    SnapshotBlock ParseSnapshot(Place place)
    {
        var name = tokens.Expect(TokenKind.Name, "the name of the snapshot").Text;
        End(place);
        var body = parseUntil("endsnapshot", place);
        EndWord("endsnapshot");
        return new SnapshotBlock(place, name, body);
    }

    List<(string Name, Arguments Arguments)> ParseFilterChain(string before)
    {
        var chain = new List<(string, Arguments)>();
        while (before.Length == 0 || tokens.Skip(before))
        {
            before = "|";
            var name = tokens.Expect(TokenKind.Name, "the name of a filter").Text;
            chain.Add((name, tokens.Current.Is("(") ? new ArgumentReader(tokens, expressions).Read() : Arguments.None));
        }

        return chain;
    }

    With ParseWith(Place place)
    {
        var values = new List<(Target, Expression)>();
        while (tokens.Current.Kind is not TokenKind.TagEnd)
        {
            var target = targets.ParseOne();
            tokens.Expect("=");
            values.Add((target, expressions.Parse()));
            tokens.Skip(",");
        }

        End(place);
        var body = parseUntil("endwith", place);
        EndWord("endwith");
        return new With(values, body);
    }
}
