using System.Globalization;
using Kept.Warehouses;

namespace Kept.Questions;

/// <summary>Turns a person's text into a SQL literal of the parameter's type. Nothing of the text reaches the engine unread.</summary>
static class ParameterLiteral
{
    public static string Of(QuestionParameter parameter, string value, Dialect dialect) =>
        parameter.Type == ParameterType.Text ? dialect.Literal(value)
        : Read(parameter.Type, value)
        ?? throw new QuestionException($"--{parameter.Option}: found '{value}', expected {Expected(parameter.Type)}");

    public static string Expected(ParameterType type) => type switch
    {
        ParameterType.Whole => "a whole number",
        ParameterType.Number => "a number, as 0.85",
        ParameterType.Date => "a day, as 2024-01-31",
        _ => "a text",
    };

    public static bool IsReadable(QuestionParameter parameter) =>
        parameter.Default is null || parameter.Type == ParameterType.Text || Read(parameter.Type, parameter.Default) is not null;

    static string? Read(ParameterType type, string value) => type switch
    {
        ParameterType.Whole => long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)
            ? whole.ToString(CultureInfo.InvariantCulture) : null,
        ParameterType.Number => decimal.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number.ToString(CultureInfo.InvariantCulture) : null,
        ParameterType.Date => DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? $"date '{day:yyyy-MM-dd}'" : null,
        _ => null,
    };
}
