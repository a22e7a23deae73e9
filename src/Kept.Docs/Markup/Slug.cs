using System.IO.Hashing;
using System.Text;
using System.Text.RegularExpressions;

namespace Kept.Docs.Markup;

/// <summary>A name as a part of a file's name or of an address: other names get other slugs, on file systems that ignore case too.</summary>
static partial class Slug
{
    const int Longest = 80;

    public static string Of(string name)
    {
        var plain = Other.Replace(name.ToLowerInvariant(), "-");
        return plain == name && name.Length <= Longest ? name : $"{plain[..Math.Min(plain.Length, Longest)]}-{Hash(name)}";
    }

    static string Hash(string name) => Convert.ToHexStringLower(XxHash32.Hash(Encoding.UTF8.GetBytes(name)).AsSpan());

    [GeneratedRegex("[^a-z0-9_.]+")]
    static partial Regex Other { get; }
}
