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

    /// <summary>How many letters must be changed, added, left out, or swapped with their neighbour.</summary>
    static int Distance(string from, string to)
    {
        var steps = new int[from.Length + 1, to.Length + 1];
        for (var i = 0; i <= from.Length; i++)
        {
            for (var j = 0; j <= to.Length; j++)
            {
                steps[i, j] = i == 0 || j == 0 ? i + j : Fewest(steps, from, to, i, j);
            }
        }

        return steps[from.Length, to.Length];
    }

    static int Fewest(int[,] steps, string from, string to, int i, int j)
    {
        var changed = steps[i - 1, j - 1] + (Same(from[i - 1], to[j - 1]) ? 0 : 1);
        var fewest = Math.Min(changed, Math.Min(steps[i - 1, j], steps[i, j - 1]) + 1);
        var isSwap = i > 1 && j > 1 && Same(from[i - 1], to[j - 2]) && Same(from[i - 2], to[j - 1]);
        return isSwap ? Math.Min(fewest, steps[i - 2, j - 2] + 1) : fewest;
    }

    static bool Same(char one, char other) => char.ToUpperInvariant(one) == char.ToUpperInvariant(other);
}
