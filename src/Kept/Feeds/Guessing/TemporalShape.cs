using System.Text.RegularExpressions;

namespace Kept.Feeds.Guessing;

/// <summary>How dates and times are written in a column, judged by its values.</summary>
/// <param name="Formats">strptime formats; empty when all is ISO 8601.</param>
/// <param name="HasDate">Whether the values hold a date.</param>
/// <param name="HasTime">Whether the values hold a time of day that is not always midnight.</param>
/// <param name="IsAmbiguous">Whether nothing tells the day from the month.</param>
/// <param name="Share">The share of values that are read.</param>
sealed partial record TemporalShape(IReadOnlyList<string> Formats, bool HasDate, bool HasTime, bool IsAmbiguous, double Share)
{
    const int MostFormats = 3;

    static readonly string[] Dates =
    [
        "%Y-%m-%d", "%d/%m/%Y", "%m/%d/%Y", "%d-%m-%Y", "%m-%d-%Y", "%d.%m.%Y", "%Y/%m/%d", "%Y%m%d",
        "%d %b %Y", "%d-%b-%Y", "%d %B %Y", "%b %d, %Y", "%d/%m/%y", "%m/%d/%y",
    ];

    static readonly string[] Times = ["%H:%M", "%H:%M:%S", "%H:%M:%S.%f", "%I:%M %p", "%I:%M:%S %p", "%H%M"];

    static readonly StrptimeFormat[] All =
    [
        .. Dates.Concat(Times).Concat(from date in Dates from gap in new[] { " ", "T" } from time in Times select date + gap + time).Select(text => new StrptimeFormat(text)),
    ];

    /// <summary>Judges the values of a column.</summary>
    public static TemporalShape Of(IReadOnlyList<string> values)
    {
        var others = values.Where(value => !IsIso(value)).ToList();
        var formats = others.Count == 0 ? [] : Cover(others);
        formats = formats.Count > 0 && others.Count < values.Count ? Cover(values) : formats;
        var read = values.Count(value => formats.Count == 0 ? IsIso(value) : formats.Exists(format => format.Reads(value)));
        return new TemporalShape(
            [.. formats.Select(format => format.Text)],
            values.Any(value => Iso.Match(value).Groups["date"].Success || formats.Exists(format => format.HasDate && format.Reads(value))),
            values.Any(value => HasTimeOfDay(value, formats)),
            formats.Exists(format => IsUndecided(format, values)),
            values.Count == 0 ? 0 : (double)read / values.Count);
    }

    static List<StrptimeFormat> Cover(IReadOnlyList<string> values)
    {
        var formats = new List<StrptimeFormat>();
        var rest = values;
        while (rest.Count > 0 && formats.Count < MostFormats && All.MaxBy(format => rest.Count(format.Reads)) is { } best && rest.Any(best.Reads))
        {
            formats.Add(best);
            rest = [.. rest.Where(value => !best.Reads(value))];
        }

        return formats;
    }

    static bool HasTimeOfDay(string value, List<StrptimeFormat> formats) => formats.Count == 0
        ? Iso.Match(value).Groups["time"].Value.AsSpan().ContainsAnyInRange('1', '9')
        : formats.Exists(format => format.HasTime && format.Reads(value));

    static bool IsUndecided(StrptimeFormat format, IReadOnlyList<string> values) =>
        format.Swapped is { } swapped && values.Where(format.Reads).All(swapped.Reads);

    static bool IsIso(string value) => Iso.IsMatch(value);

    [GeneratedRegex(@"^((?<date>\d{4}-\d{2}-\d{2})([ T](?<time>\d{2}:\d{2}(:\d{2}(\.\d+)?)?)(Z|[+-]\d{2}(:?\d{2})?)?)?|(?<time>\d{2}:\d{2}(:\d{2}(\.\d+)?)?))$", RegexOptions.ExplicitCapture)]
    static partial Regex Iso { get; }
}
