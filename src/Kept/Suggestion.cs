namespace Kept;

/// <summary>What a person probably meant by a word that nothing here is called.</summary>
public static class Suggestion
{
    const int Reach = 2;

    /// <summary>The known word nearest to <paramref name="word"/>; null when none is near enough to be meant.</summary>
    public static string? Nearest(string word, IEnumerable<string> known)
    {
        var best = known.Select(name => (name, distance: Distance(word, name))).OrderBy(pair => pair.distance).FirstOrDefault();
        return best.name is not null && best.distance <= Math.Min(Reach, best.name.Length / 2) ? best.name : null;
    }

    /// <summary>For example <c>unknown key 'delimter'; did you mean 'delimiter'? Known keys: path, delimiter</c>.</summary>
    /// <param name="kind">What the word should have been: key, entity, column.</param>
    /// <param name="word">The word that was found.</param>
    /// <param name="known">The words that would have been right.</param>
    public static string Unknown(string kind, string word, IReadOnlyCollection<string> known)
    {
        var nearest = Nearest(word, known);
        var meant = nearest is null ? "." : $"; did you mean '{nearest}'?";
        return $"unknown {kind} '{word}'{meant} Known {Plural(kind)}: {string.Join(", ", known)}";
    }

    static string Plural(string kind) => kind.EndsWith('y') && !kind.EndsWith("ey", StringComparison.Ordinal) ? kind[..^1] + "ies" : kind + "s";

    static int Distance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            Advance(row, from[i - 1], to, i);
        }

        return row[^1];
    }

    static void Advance(int[] row, char letter, string to, int count)
    {
        var diagonal = row[0];
        row[0] = count;
        for (var j = 1; j <= to.Length; j++)
        {
            var same = char.ToUpperInvariant(letter) == char.ToUpperInvariant(to[j - 1]);
            var best = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (same ? 0 : 1));
            (diagonal, row[j]) = (row[j], best);
        }
    }
}
