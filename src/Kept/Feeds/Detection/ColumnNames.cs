namespace Kept.Feeds.Detection;

/// <summary>Names of source columns that a person can refer to: trimmed, never empty, each once.</summary>
static class ColumnNames
{
    /// <summary>Makes names unique: an empty one becomes <c>column_3</c> by its place, a second <c>date</c> becomes <c>date_2</c>.</summary>
    public static IReadOnlyList<string> Unique(IEnumerable<string> names)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return [.. names.Select((name, index) => Free(name.Trim() is { Length: > 0 } text ? text : $"column_{index + 1}", taken))];
    }

    static string Free(string name, HashSet<string> taken)
    {
        var free = name;
        for (var count = 2; !taken.Add(free); count++)
        {
            free = $"{name}_{count}";
        }

        return free;
    }
}
