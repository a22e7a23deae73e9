using System.Globalization;
using System.Text.Json;
using Kept.Questions;

namespace Kept.DuckDb.Queries;

/// <summary>Why the parser gave no tree, in words for the person who wrote the query.</summary>
static class SyntaxProblem
{
    public static QueryRefusedException From(JsonElement answer, string query)
    {
        if (answer.GetProperty("error_type").GetString() != "not implemented")
        {
            return new QueryRefusedException($"{answer.GetProperty("error_message").GetString()}{Place(answer, query)}");
        }

        var word = FirstWord(query);
        return new QueryRefusedException(word is "PIVOT" or "UNPIVOT"
            ? $"{word} as a statement is not supported here: write it in the query, as select * from t pivot (sum(a) for b in (1, 2))."
            : $"Only queries can be asked (select, from, values, describe, show, summarize, explain); found {word}. Nothing was changed.");
    }

    static string Place(JsonElement answer, string query)
    {
        if (!answer.TryGetProperty("position", out var text)
            || !int.TryParse(text.GetString(), CultureInfo.InvariantCulture, out var position))
        {
            return "";
        }

        var before = query[..Math.Clamp(position, 0, query.Length)];
        return $" (line {before.Count(c => c == '\n') + 1}, column {before.Length - before.LastIndexOf('\n')})";
    }

    static string FirstWord(string query) =>
        string.Concat(SqlScript.SkipBlank(query).TakeWhile(char.IsAsciiLetter)).ToUpperInvariant();
}
