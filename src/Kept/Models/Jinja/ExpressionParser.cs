using System.Globalization;
using Kept.Models.Jinja.Nodes;

namespace Kept.Models.Jinja;

/// <summary>Reads expressions, by Jinja's own precedence: if, or, and, not, comparisons, + -, ~, * / // %, **, signs, filters.</summary>
sealed class ExpressionParser
{
    static readonly string[][] Levels = [["+", "-"], ["~"], ["*", "/", "//", "%"], ["**"]];
    static readonly HashSet<string> Comparisons = ["==", "!=", "<", ">", "<=", ">="];
    readonly TokenStream tokens;
    readonly SuffixParser suffixes;

    public ExpressionParser(TokenStream tokens)
    {
        this.tokens = tokens;
        suffixes = new SuffixParser(tokens, this);
    }

    /// <summary>An expression, or several with commas between: a tuple.</summary>
    public Expression ParseTuple(bool withCondition = true)
    {
        var place = tokens.Place;
        var first = Parse(withCondition);
        if (!tokens.Current.Is(","))
        {
            return first;
        }

        var items = new List<Expression> { first };
        while (tokens.Skip(",") && !EndsTuple())
        {
            items.Add(Parse(withCondition));
        }

        return new TupleExpression(place, items);
    }

    public Expression Parse(bool withCondition = true)
    {
        tokens.Descend();
        var expression = ParseOr();
        while (withCondition && tokens.SkipWord("if"))
        {
            var condition = ParseOr();
            expression = new Conditional(expression.Place, condition, expression, tokens.SkipWord("else") ? Parse() : null);
        }

        tokens.Ascend();
        return expression;
    }

    bool EndsTuple() => tokens.Current.Kind is TokenKind.OutputEnd or TokenKind.TagEnd || tokens.Current.Is(")");

    Expression ParseOr()
    {
        var left = ParseAnd();
        while (tokens.SkipWord("or"))
        {
            left = new Decision(left.Place, false, left, ParseAnd());
        }

        return left;
    }

    Expression ParseAnd()
    {
        var left = ParseNot();
        while (tokens.SkipWord("and"))
        {
            left = new Decision(left.Place, true, left, ParseNot());
        }

        return left;
    }

    Expression ParseNot()
    {
        var place = tokens.Place;
        if (!tokens.SkipWord("not"))
        {
            return ParseComparison();
        }

        tokens.Descend();
        var operand = ParseNot();
        tokens.Ascend();
        return new Not(place, operand);
    }

    Expression ParseComparison()
    {
        var first = ParseLevel(0);
        var rest = new List<(string, Expression)>();
        while (ComparisonSymbol() is { } symbol)
        {
            rest.Add((symbol, ParseLevel(0)));
        }

        return rest.Count == 0 ? first : new Comparison(first.Place, first, rest);
    }

    string? ComparisonSymbol()
    {
        if (tokens.Current.Kind is TokenKind.Operator && Comparisons.Contains(tokens.Current.Text))
        {
            return tokens.Next().Text;
        }

        if (tokens.Current.IsWord("not") && tokens.Following.IsWord("in"))
        {
            tokens.Next();
            tokens.Next();
            return "not in";
        }

        return tokens.SkipWord("in") ? "in" : null;
    }

    Expression ParseLevel(int level)
    {
        if (level == Levels.Length)
        {
            return ParseSign(withFilters: true);
        }

        var left = ParseLevel(level + 1);
        while (tokens.Current.Kind is TokenKind.Operator && Levels[level].Contains(tokens.Current.Text))
        {
            var place = tokens.Place;
            left = new Operation(place, tokens.Next().Text, left, ParseLevel(level + 1));
        }

        return left;
    }

    Expression ParseSign(bool withFilters)
    {
        var place = tokens.Place;
        Expression expression;
        if (tokens.Current.Is("-") || tokens.Current.Is("+"))
        {
            tokens.Descend();
            expression = new Sign(place, tokens.Next().Text == "-", ParseSign(withFilters: false));
            tokens.Ascend();
        }
        else
        {
            expression = ParsePrimary();
        }

        expression = suffixes.ParseAccess(expression);
        return withFilters ? suffixes.ParseFilters(expression) : expression;
    }

    public Expression ParsePrimary()
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

    long Whole(Token token) => long.TryParse(token.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw tokens.Source.Fail(token.Offset, "this number has more than 64 bits");

    Expression ParseParentheses(Place place)
    {
        tokens.Expect("(");
        if (tokens.Skip(")"))
        {
            return new TupleExpression(place, []);
        }

        var inside = ParseTuple();
        tokens.Expect(")");
        return inside;
    }

    ListExpression ParseList(Place place)
    {
        tokens.Expect("[");
        var items = new List<Expression>();
        while (!tokens.Skip("]"))
        {
            items.Add(Parse());
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
            var key = Parse();
            tokens.Expect(":");
            entries.Add((key, Parse()));
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
