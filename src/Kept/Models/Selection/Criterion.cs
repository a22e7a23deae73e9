using System.Globalization;
using System.Text.RegularExpressions;

namespace Kept.Models.Selection;

/// <summary>One term of a selection, <c>2+tag:nightly+</c>: what is meant, and how far up and down from there.</summary>
/// <param name="Raw">The term, as the person wrote it.</param>
/// <param name="Method">How nodes are found: fqn, tag, path.</param>
/// <param name="Arguments">What follows the method after dots: the setting of <c>config.materialized</c>.</param>
/// <param name="Value">What they are found by.</param>
sealed partial record Criterion(string Raw, string Method, IReadOnlyList<string> Arguments, string Value)
{
    /// <summary>How many steps up; null for none, <see cref="int.MaxValue"/> for all.</summary>
    public int? Up { get; init; }

    /// <summary>How many steps down; null for none, <see cref="int.MaxValue"/> for all.</summary>
    public int? Down { get; init; }

    /// <summary>Whether everything downstream is meant, and all that any of it reads: <c>@model</c>.</summary>
    public bool IsAt { get; init; }

    /// <exception cref="SelectionException">It cannot be read.</exception>
    public static Criterion Parse(string raw)
    {
        var match = Shape().Match(raw);
        var (value, method) = (match.Groups["value"].Value, match.Groups["method"].Value);
        if (value.Length == 0)
        {
            throw new SelectionException($"'{raw}' selects by nothing; expected a name or method:value, for example tag:nightly or +unified_appointments");
        }

        var words = method.Length > 0 ? method.Split('.') : [MethodOf(value)];
        var criterion = new Criterion(raw, words[0], words[1..], value)
        {
            IsAt = match.Groups["at"].Success,
            Up = Steps(match.Groups["up"]),
            Down = Steps(match.Groups["down"]),
        };
        return criterion.IsAt && criterion.Down is not null
            ? throw new SelectionException($"'{raw}' has both '@' and a '+' behind it; '@' selects what is downstream already: leave the '+' out")
            : criterion;
    }

    static int? Steps(Group plus) => !plus.Success ? null
        : plus.Value.Trim('+') is { Length: > 0 } count ? int.TryParse(count, CultureInfo.InvariantCulture, out var steps) ? steps : int.MaxValue
        : int.MaxValue;

    static string MethodOf(string value) => value.Contains('/') || value.Contains('\\') ? "path"
        : value.EndsWith(".sql", StringComparison.OrdinalIgnoreCase) || value.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) ? "file"
        : "fqn";

    [GeneratedRegex(@"\A(?<at>@)?(?<up>\d*\+)?((?<method>[\w.]+):)?(?<value>.*?)(?<down>\+\d*)?\z", RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex Shape();
}
