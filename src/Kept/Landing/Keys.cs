using Kept.Warehouses;

namespace Kept.Landing;

/// <summary>
/// Keys are 63-bit integers. An integer id of the primary source is its own key. Every other id (leading zeros, letters,
/// another source) becomes the first 64 bits of MD5(source ':' id) without the sign bit, which every engine computes alike.
/// </summary>
static class Keys
{
    /// <summary>The key of an id, null where the id is.</summary>
    /// <param name="text">The id, a SQL text without blanks around it.</param>
    /// <param name="source">Whose id it is.</param>
    /// <param name="isPrimary">Whether that source's integers stay what they are.</param>
    public static string Key(string text, string source, bool isPrimary) =>
        isPrimary ? $"case when {IsInteger(text)} then try_cast({text} as bigint) else {Hash(text, source)} end" : Hash(text, source);

    /// <summary>The id's own text where the key is not the id itself.</summary>
    public static string SourceId(string text, bool isPrimary) =>
        isPrimary ? $"case when not ({IsInteger(text)}) then {text} end" : text;

    /// <summary>An id's text without the blanks around it, which belong to its column's layout; null when nothing is left.</summary>
    public static string Trimmed(string text) => $"nullif(trim({text}), '')";

    /// <summary>An integer written the one canonical way: no sign, no leading zero.</summary>
    static string IsInteger(string text) =>
        $"coalesce(try_cast({text} as bigint)::varchar = {text} and {text} not like '-%', false)";

    static string Hash(string text, string source) =>
        $"(('0x' || substr(md5({Sql.Text(source + ":")} || {text}), 1, 16))::ubigint & 9223372036854775807::ubigint)::bigint";
}
