using Kept.Models.Jinja.Nodes;

namespace Kept.Models.Jinja;

/// <summary>Reads expressions, by Jinja's own precedence: if, or, and, not, comparisons, + -, ~, * / // %, **, signs, filters.</summary>
sealed class ExpressionParser
{
    static readonly string[][] Levels = [["+", "-"], ["~"], ["*", "/", "//", "%"], ["**"]];
    static readonly HashSet<string> Comparisons = ["==", "!=", "<", ">", "<=", ">="];
    readonly TokenStream tokens;
    readonly PrimaryParser primaries;
    readonly SuffixParser suffixes;

    public ExpressionParser(TokenStream tokens)
    {
        this.tokens = tokens;
        primaries = new PrimaryParser(tokens, this);
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
            expression = primaries.Parse();
        }

        expression = suffixes.ParseAccess(expression);
        return withFilters ? suffixes.ParseFilters(expression) : expression;
    }
}
