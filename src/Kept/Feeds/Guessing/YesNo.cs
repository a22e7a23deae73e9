namespace Kept.Feeds.Guessing;

/// <summary>Yes-and-no columns that say whether the patient came.</summary>
static class YesNo
{
    static readonly string[] Yes = ["yes", "y", "true", "t", "1"];

    static readonly string[] No = ["no", "n", "false", "f", "0"];

    /// <summary>What each value means as a status; nothing when the column says more than yes and no.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Map(string column, IReadOnlyList<string> values)
    {
        var distinct = values.Distinct().Order(StringComparer.Ordinal).ToList();
        var saysMissed = Words.Missed.Contains(Words.Plain(column));
        return distinct.Count > 0 && distinct.TrueForAll(value => Is(Yes, value) || Is(No, value))
            ? [.. distinct.Select(value => KeyValuePair.Create(value, Is(Yes, value) == saysMissed ? "missed" : "attended"))]
            : [];
    }

    static bool Is(string[] words, string value) => words.Contains(value, StringComparer.OrdinalIgnoreCase);
}
