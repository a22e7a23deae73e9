using System.Text.Json.Nodes;

namespace Kept.Landing;

/// <summary>Dotted names (<c>patient.name.0.family</c>) as JSON pointers and as merge patches.</summary>
static class JsonPath
{
    /// <summary><c>/patient/name/0/family</c>, and, because a member's own name may hold dots, <c>/patient.name.0.family</c>.</summary>
    public static IReadOnlyList<string> Of(string dotted) => [.. new[] { dotted.Split('.'), [dotted] }.Select(Pointer).Distinct()];

    static string Pointer(string[] parts) => string.Concat(parts.Select(part =>
        "/" + part.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)));

    /// <summary>The merge patch that takes the named members away. A member of an array takes the whole array.</summary>
    public static string Nulls(IEnumerable<string> dotted)
    {
        var patch = new JsonObject();
        foreach (var name in dotted)
        {
            var parts = name.Split('.').TakeWhile(part => !IsIndex(part)).ToArray();
            Remove(patch, parts);
        }

        return patch.ToJsonString();
    }

    static void Remove(JsonObject patch, ReadOnlySpan<string> parts)
    {
        while (parts.Length > 1)
        {
            if (patch.ContainsKey(parts[0]) && patch[parts[0]] is not JsonObject)
            {
                return;
            }

            patch[parts[0]] ??= new JsonObject();
            patch = (JsonObject)patch[parts[0]]!;
            parts = parts[1..];
        }

        if (parts.Length == 1)
        {
            patch[parts[0]] = null;
        }
    }

    static bool IsIndex(string part) => part.Length > 0 && part.All(char.IsAsciiDigit);
}
