using System.Text.RegularExpressions;

namespace Kept.Feeds.Guessing;

/// <summary>A strptime format, able to say which texts it would read.</summary>
sealed class StrptimeFormat(string text)
{
    static readonly Dictionary<char, string> Parts = new()
    {
        ['Y'] = "(19|20)[0-9]{2}",
        ['y'] = "[0-9]{2}",
        ['m'] = "(0?[1-9]|1[0-2])",
        ['d'] = "(0?[1-9]|[12][0-9]|3[01])",
        ['b'] = "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)",
        ['B'] = "(january|february|march|april|may|june|july|august|september|october|november|december)",
        ['H'] = "([01]?[0-9]|2[0-3])",
        ['I'] = "(0?[1-9]|1[0-2])",
        ['M'] = "[0-5][0-9]",
        ['S'] = "[0-5][0-9]",
        ['f'] = "[0-9]{1,6}",
        ['p'] = "[ap]m",
    };

    readonly Lazy<Regex> pattern = new(() => new Regex($"^{Pattern(text)}$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture));

    /// <summary>The format.</summary>
    public string Text => text;

    /// <summary>Whether it reads a date.</summary>
    public bool HasDate => text.Contains("%d", StringComparison.Ordinal);

    /// <summary>Whether it reads a time of day.</summary>
    public bool HasTime => text.Contains("%M", StringComparison.Ordinal);

    /// <summary>The same with day and month the other way round; null when they cannot be mistaken for each other.</summary>
    public StrptimeFormat? Swapped => text.StartsWith("%d", StringComparison.Ordinal) && text.Contains("%m", StringComparison.Ordinal)
        ? new StrptimeFormat(text.Replace("%d", "%#").Replace("%m", "%d").Replace("%#", "%m"))
        : null;

    /// <summary>Whether a text is written so.</summary>
    public bool Reads(string value) => pattern.Value.IsMatch(value);

    static string Pattern(string text) =>
        Regex.Replace(Regex.Escape(text), "%(.)", part => Parts[part.Groups[1].Value[0]]);
}
