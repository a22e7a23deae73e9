using System.Globalization;
using Kept.Models.Jinja.Values;

namespace Kept.Models.Jinja.Builtins;

/// <summary>
/// <c>tojson</c>, and dbt's <c>as_text</c> and its kind. Those convert in the values of YAML files alone; in SQL the text is
/// all that there is, and they leave it as it is.
/// </summary>
static class ConversionFilters
{
    public static readonly Dictionary<string, Filter> All = new()
    {
        ["tojson"] = (value, arguments, _) => ToJson(value, arguments),
        ["as_text"] = (value, _, scope) => scope.Rendering.IsNative ? Text.Of(value) : value,
        ["as_bool"] = (value, _, scope) => scope.Rendering.IsNative ? Bool(value) : value,
        ["as_number"] = (value, _, scope) => scope.Rendering.IsNative ? Number(value) : value,
        ["as_native"] = (value, _, scope) => scope.Rendering.IsNative && value is string text ? Native(text) : value,
    };

    /// <summary>As Jinja's own filter: keys in order, and no character that HTML knows.</summary>
    static string ToJson(object? value, CallArguments arguments)
    {
        arguments.Bind();
        return Json.Write(value, sortKeys: true)
            .Replace("<", "\\u003c", StringComparison.Ordinal).Replace(">", "\\u003e", StringComparison.Ordinal)
            .Replace("&", "\\u0026", StringComparison.Ordinal).Replace("'", "\\u0027", StringComparison.Ordinal);
    }

    static object? Native(string text) => text.Trim() switch
    {
        "True" or "true" => true,
        "False" or "false" => false,
        "None" or "none" => null,
        var number when Integers.Parse(number) is { } whole => whole,
        var number when double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) => real,
        _ => text,
    };

    static bool Bool(object? value) => (value is string text ? Native(text) : value) as bool?
        ?? throw new JinjaFault($"'as_bool' cannot make a boolean of {TypeName.Of(value)}; expected True or False");

    static object? Number(object? value) => (value is string text ? Native(text) : value) switch
    {
        long whole => whole,
        double real => real,
        _ => throw new JinjaFault($"'as_number' cannot make a number of {TypeName.Of(value)}"),
    };
}
