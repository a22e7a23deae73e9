using System.Globalization;
using System.Text;
using Kept.Models.Jinja;
using Kept.Models.Jinja.Values;

namespace Kept.Models.Compile;

/// <summary><c>run_started_at</c>: a moment in UTC that can be written as Python writes it.</summary>
sealed class Moment(DateTimeOffset moment) : IJinjaObject
{
    readonly DateTime utc = moment.UtcDateTime;

    public object? Find(string name) => name switch
    {
        "strftime" => new Function("strftime", (arguments, _) => Format(Text.Of(arguments.Bind("format")[0]))),
        "isoformat" => new Function("isoformat", (_, _) => Format("%Y-%m-%dT%H:%M:%S.%f+00:00")),
        "date" => new Function("date", (_, _) => Format("%Y-%m-%d")),
        "year" => (long)utc.Year,
        "month" => (long)utc.Month,
        "day" => (long)utc.Day,
        "hour" => (long)utc.Hour,
        "minute" => (long)utc.Minute,
        "second" => (long)utc.Second,
        _ => throw new JinjaFault($"'{name}' of a moment is not supported; run dbt for it"),
    };

    public override string ToString() => Format("%Y-%m-%d %H:%M:%S.%f+00:00");

    string Format(string format)
    {
        var result = new StringBuilder();
        for (var i = 0; i < format.Length; i++)
        {
            result.Append(format[i] == '%' && i + 1 < format.Length ? Part(format[++i]) : format[i].ToString());
        }

        return result.ToString();
    }

    string Part(char code) => code == '%' ? "%" : utc.ToString(code switch
    {
        'Y' => "yyyy",
        'y' => "yy",
        'm' => "MM",
        'd' => "dd",
        'H' => "HH",
        'M' => "mm",
        'S' => "ss",
        'f' => "ffffff",
        'B' => "MMMM",
        'b' => "MMM",
        'A' => "dddd",
        'a' => "ddd",
        _ => throw new JinjaFault($"'%{code}' of strftime is not supported; run dbt for it"),
    }, CultureInfo.InvariantCulture);
}
