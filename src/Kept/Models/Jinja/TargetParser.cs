using Kept.Models.Jinja.Nodes;

namespace Kept.Models.Jinja;

/// <summary>Reads what a set or a for assigns to.</summary>
sealed class TargetParser(TokenStream tokens)
{
    static readonly HashSet<string> Reserved = ["true", "false", "none", "True", "False", "None", "and", "or", "not", "if", "else", "in", "is"];

    public Target Parse()
    {
        var place = tokens.Place;
        var targets = new List<Target> { ParseOne() };
        while (tokens.Skip(","))
        {
            targets.Add(ParseOne());
        }

        return targets.Count == 1 ? targets[0] : new TupleTarget(place, targets);
    }

    public Target ParseOne()
    {
        var place = tokens.Place;
        if (tokens.Skip("("))
        {
            tokens.Descend();
            var inner = Parse();
            tokens.Ascend();
            tokens.Expect(")");
            return inner;
        }

        var name = ParseName();
        return tokens.Skip(".") ? new NamespaceTarget(place, name, ParseName()) : new NameTarget(name);
    }

    string ParseName() => Reserved.Contains(tokens.Current.Text)
        ? throw tokens.Unexpected("a name")
        : tokens.Expect(TokenKind.Name, "a name").Text;
}
