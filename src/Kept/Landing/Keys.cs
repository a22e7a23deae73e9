using Kept.Warehouses;

namespace Kept.Landing;

/// <summary>
/// Keys are 63-bit integers. An integer id of the primary source is its own key. Every other id (leading zeros, letters,
/// another source) becomes the first 64 bits of MD5(source ':' id) without the sign bit, which every engine computes alike.
/// </summary>
static class Keys
{
    /// <summary>What an id's text is as an integer; null where it is none.</summary>
    public static string Number(string text) => $"try_cast({text} as bigint)";

    /// <summary>Whether a text is an integer, written the one canonical way: no sign, no leading zero.</summary>
    /// <param name="text">The id, a SQL text without blanks around it.</param>
    /// <param name="number">Its <see cref="Number"/>.</param>
    public static string IsCanonical(string text, string number) => $"coalesce({number} >= 0 and {number}::varchar = {text}, false)";

    /// <summary>The key of an id, null where the id is.</summary>
    /// <param name="text">The id, a SQL text without blanks around it.</param>
    /// <param name="source">Whose id it is.</param>
    /// <param name="number">Its <see cref="Number"/>.</param>
    /// <param name="isKey">The condition that the number is the key, which holds for canonical integers of the primary source; null: for none.</param>
    public static string Key(string text, string source, string number, string? isKey) =>
        isKey is null ? Hash(text, source) : $"case when {isKey} then {number} else {Hash(text, source)} end";

    /// <summary>The id's own text where the key is not the id itself.</summary>
    public static string SourceId(string text, string? isKey) => isKey is null ? text : $"case when not {isKey} then {text} end";

    /// <summary>An id's text without the blanks around it, which belong to its column's layout; null when nothing is left.</summary>
    public static string Trimmed(string text) => $"nullif(trim({text}), '')";

    static string Hash(string text, string source) =>
        $"(('0x' || substr(md5({Sql.Text(source + ":")} || {text}), 1, 16))::ubigint & 9223372036854775807::ubigint)::bigint";
}
