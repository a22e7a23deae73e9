namespace Kept.Feeds.Guessing;

/// <summary>How well a source column's name fits a contract column.</summary>
static class NameFit
{
    const int StepDown = 100;

    /// <summary>The lower the better; below 0 when it does not fit.</summary>
    /// <param name="source">The source column; in JSON a dotted path, whose end alone may fit too.</param>
    /// <param name="entity">The entity that the words speak of.</param>
    /// <param name="words">The likely names, best first.</param>
    /// <param name="isEntity">Whether a plain name is an entity's.</param>
    public static int Rank(string source, string entity, IReadOnlyList<string> words, Func<string, bool> isEntity)
    {
        var parts = source.Split('.');
        for (var skipped = 0; skipped < parts.Length && Leads(parts[..skipped], entity, isEntity); skipped++)
        {
            var rank = IndexOf(words, Words.Plain(string.Join('.', parts[skipped..])));
            if (rank >= 0 && (skipped == 0 || words[rank].Length > Words.ShortestAlone))
            {
                return rank + (skipped * StepDown);
            }
        }

        return -1;
    }

    // patient.address.city says nothing of a clinic.
    static bool Leads(string[] way, string entity, Func<string, bool> isEntity) =>
        Array.TrueForAll(way, part => Words.Plain(part) is var name && (entity.StartsWith(name, StringComparison.Ordinal) || !isEntity(name)));

    static int IndexOf(IReadOnlyList<string> words, string name)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i] == name)
            {
                return i;
            }
        }

        return -1;
    }
}
