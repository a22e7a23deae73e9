using System.Text;
using System.Text.RegularExpressions;

namespace Kept.Models.Selection;

/// <summary>Names and paths with <c>*</c>, <c>?</c> and <c>[…]</c>, as the shell, and dbt after it, reads them.</summary>
static class Wildcards
{
    /// <summary>Whether a text has one.</summary>
    public static bool Are(string text) => text.AsSpan().ContainsAny("*?[]");

    /// <summary>Matches a whole name; a star goes over dots and slashes too.</summary>
    public static Regex Name(string pattern) => Compile(pattern, any: ".*", one: ".");

    /// <summary>Matches a whole path; a star stays within a folder, two go over any number of them.</summary>
    public static Regex Path(string pattern) => Path(pattern, tail: "");

    /// <summary>The same, or a folder that it is in.</summary>
    public static Regex PathOrFolder(string pattern) => Path(pattern, tail: "(/.*)?");

    static Regex Path(string pattern, string tail) => Compile(pattern.Replace('\\', '/').TrimEnd('/'), any: "[^/]*", one: "[^/]", tail);

    static Regex Compile(string pattern, string any, string one, string tail = "")
    {
        var regex = new StringBuilder(@"\A");
        for (var i = 0; i < pattern.Length; i++)
        {
            var close = pattern[i] == '[' && i + 2 < pattern.Length ? pattern.IndexOf(']', i + 2) : -1;
            if (close > 0)
            {
                regex.Append(SetOf(pattern[(i + 1)..close]));
                i = close;
            }
            else if (pattern.AsSpan(i).StartsWith("**/", StringComparison.Ordinal))
            {
                regex.Append("(.*/)?");
                i += 2;
            }
            else if (pattern.AsSpan(i).StartsWith("**", StringComparison.Ordinal))
            {
                regex.Append(".*");
                i++;
            }
            else
            {
                regex.Append(pattern[i] switch { '*' => any, '?' => one, var other => Regex.Escape(other.ToString()) });
            }
        }

        return new Regex(regex.Append(tail).Append(@"\z").ToString(), RegexOptions.Singleline | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
    }

    static string SetOf(string letters)
    {
        var isNot = letters[0] == '!';
        return $"[{(isNot ? "^" : "")}{(isNot ? letters[1..] : letters).Replace(@"\", @"\\", StringComparison.Ordinal).Replace("^", @"\^", StringComparison.Ordinal).Replace("[", @"\[", StringComparison.Ordinal)}]";
    }
}
