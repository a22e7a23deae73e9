namespace Kept.Questions;

/// <summary>The one figure of a question that people follow, computed from the rows of its answer.</summary>
/// <param name="Title">The figure in the clinic's words: <c>no-show rate</c>.</param>
/// <param name="Value">A SQL expression over all rows of the answer: <c>100.0 * sum(missed) / sum(appointments)</c>.</param>
/// <param name="Unit">What the figure is.</param>
/// <param name="By">The answer's column that divides it into groups; null: there are none. Never one that tells patients apart.</param>
/// <param name="Of">A SQL expression for the number of appointments or predictions that the figure is about; needed when there are groups, so that small ones are not shown.</param>
public sealed record QuestionHeadline(string Title, string Value, HeadlineUnit Unit, string? By, string? Of)
{
    /// <summary>A group about fewer appointments or predictions than this is not shown: its figure would speak of persons.</summary>
    public const int SmallestGroup = 10;

    /// <summary>How many digits after the point are shown.</summary>
    public int Digits => Unit is HeadlineUnit.Count ? 0 : 1;

    /// <summary>A query for the headline: the group (null for the figure over everything), the figure, and what it is about.</summary>
    /// <param name="answer">The question's SQL.</param>
    /// <param name="quote">How the engine quotes a name.</param>
    public string Query(string answer, Func<string, string> quote)
    {
        var figure = $"round(cast({Value} as double precision), {Digits})";
        return By is null
            ? $"select cast(null as varchar), {figure}, null from (\n{answer}\n) as answer"
            : $"""
                select case when grouping({quote(By)}) = 0 then coalesce(cast({quote(By)} as varchar), '(none)') end, {figure}, cast({Of} as double precision)
                from (
                {answer}
                ) as answer
                group by grouping sets ((), ({quote(By)}))
                """;
    }
}

/// <summary>What a headline's figure is.</summary>
public enum HeadlineUnit
{
    /// <summary>How many.</summary>
    Count,

    /// <summary>Of a hundred.</summary>
    Percent,

    /// <summary>Minutes.</summary>
    Minutes,
}
