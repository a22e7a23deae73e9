using System.Collections;
using System.Globalization;

namespace Kept.Cli.Kernel;

/// <summary>A value of a result as text for people: days and times as ISO 8601 writes them.</summary>
static class Cell
{
    public static string Text(object? value) => value switch
    {
        null => "",
        string text => OneLine(text),
        bool flag => flag ? "true" : "false",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFzzz", CultureInfo.InvariantCulture),
        double number => number.ToString("0.######", CultureInfo.InvariantCulture),
        float number => number.ToString("0.######", CultureInfo.InvariantCulture),
        IDictionary map => $"{{{string.Join(", ", Pairs(map))}}}",
        byte[] bytes => Convert.ToHexString(bytes),
        IEnumerable list => $"[{string.Join(", ", list.Cast<object?>().Select(Text))}]",
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    static IEnumerable<string> Pairs(IDictionary map)
    {
        foreach (DictionaryEntry pair in map)
        {
            yield return $"{Text(pair.Key)}: {Text(pair.Value)}";
        }
    }

    /// <summary>A line end stays (plans are drawn with it); other control characters could steer the terminal and are shown as a dot.</summary>
    static string OneLine(string text) => text.Any(c => char.IsControl(c) && c != '\n')
        ? string.Concat(text.Select(c => char.IsControl(c) && c != '\n' ? '·' : c))
        : text;
}
