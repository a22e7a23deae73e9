using System.Text;
using System.Text.RegularExpressions;

namespace Kept.DuckDb.Lineage;

/// <summary>
/// What the items of select lists say. The tree tells where a part of an item stands in the query's text, and not where the
/// item begins and ends: those are the commas around it.
/// </summary>
sealed partial class SelectTexts(string sql)
{
    readonly List<Match> tokens = [.. Token().Matches(sql).Where(token => !token.Groups["comment"].Success)];

    /// <summary>The items' texts without their aliases; null for each where the list cannot be made out.</summary>
    /// <param name="places">For each item the place of a part of it, as far as it is known.</param>
    public IReadOnlyList<string?> Of(IReadOnlyList<int?> places)
    {
        var unknown = new string?[places.Count];
        if (places.OfType<int>().Cast<int?>().FirstOrDefault() is not { } place || Begin(Letter(place)) is not { } begin)
        {
            return unknown;
        }

        var items = Items(begin);
        return items.Count == places.Count ? [.. items.Select(WithoutAlias)] : unknown;
    }

    /// <summary>The engine counts bytes.</summary>
    int Letter(int place) => Ascii.IsValid(sql) ? place : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(sql).AsSpan(0, place)).Length;

    /// <summary>The token after the <c>select</c> that the place belongs to.</summary>
    int? Begin(int place)
    {
        var depth = 0;
        for (var i = tokens.FindLastIndex(token => token.Index <= place); i >= 0; i--)
        {
            depth += tokens[i].Value switch { ")" => 1, "(" => -1, _ => 0 };
            if (depth <= 0 && Is(i, "select"))
            {
                return i + 1;
            }
        }

        return null;
    }

    List<string> Items(int begin)
    {
        var items = new List<string>();
        var (depth, start) = (0, begin);
        for (var i = begin; ; i++)
        {
            var isEnd = i == tokens.Count || (depth == 0 && (tokens[i].Value == ")" || Ends(i)));
            if (isEnd || (depth == 0 && tokens[i].Value == ","))
            {
                items.Add(start < i ? sql[tokens[start].Index..(tokens[i - 1].Index + tokens[i - 1].Length)] : "");
                start = i + 1;
            }

            if (isEnd)
            {
                return items;
            }

            depth += tokens[i].Value switch { "(" or "[" or "{" => 1, ")" or "]" or "}" => -1, _ => 0 };
        }
    }

    bool Ends(int i) => ListEnd().IsMatch(tokens[i].Value) && !(Is(i, "from") && i > 0 && Is(i - 1, "distinct") && i > 1 && (Is(i - 2, "is") || Is(i - 2, "not")));

    bool Is(int i, string word) => tokens[i].Value.Equals(word, StringComparison.OrdinalIgnoreCase);

    static string WithoutAlias(string item) => Distinct().Replace(Alias().Replace(item, ""), "");

    [GeneratedRegex("""(?<comment>--[^\n]*|/\*.*?\*/)|'(?:[^']|'')*'|"(?:[^"]|"")*"|\w+|\S""", RegexOptions.Singleline)]
    private static partial Regex Token();

    [GeneratedRegex("^(from|where|group|having|qualify|window|order|limit|union|except|intersect|using)$", RegexOptions.IgnoreCase)]
    private static partial Regex ListEnd();

    [GeneratedRegex("""\s+as\s+(\w+|"(?:[^"]|"")*")$""", RegexOptions.IgnoreCase)]
    private static partial Regex Alias();

    [GeneratedRegex(@"^distinct\s+", RegexOptions.IgnoreCase)]
    private static partial Regex Distinct();
}
