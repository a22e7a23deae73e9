using System.Text;
using Kept.Models.Jinja.Values;

namespace Kept.Models.Jinja.Builtins;

/// <summary>The methods of a string.</summary>
static class StringMethods
{
    public static readonly Dictionary<string, Func<string, CallArguments, Scope, object?>> All = new()
    {
        ["upper"] = (text, _, _) => text.ToUpperInvariant(),
        ["lower"] = (text, _, _) => text.ToLowerInvariant(),
        ["title"] = (text, arguments, scope) => Filters.Find("title")!(text, arguments, scope),
        ["capitalize"] = (text, _, _) => TextFilters.Capitalize(text),
        ["strip"] = (text, arguments, _) => Characters(arguments) is { } chars ? text.Trim(chars) : text.Trim(),
        ["lstrip"] = (text, arguments, _) => Characters(arguments) is { } chars ? text.TrimStart(chars) : text.TrimStart(),
        ["rstrip"] = (text, arguments, _) => Characters(arguments) is { } chars ? text.TrimEnd(chars) : text.TrimEnd(),
        ["split"] = (text, arguments, scope) => Split(text, arguments.Bind("sep?", "maxsplit?"), scope),
        ["splitlines"] = (text, _, _) => text.Split('\n').Select(object? (line) => line).ToList(),
        ["replace"] = Replace,
        ["startswith"] = (text, arguments, _) => AnyOf(arguments.Bind("prefix")[0], prefix => text.StartsWith(prefix, StringComparison.Ordinal)),
        ["endswith"] = (text, arguments, _) => AnyOf(arguments.Bind("suffix")[0], suffix => text.EndsWith(suffix, StringComparison.Ordinal)),
        ["find"] = (text, arguments, _) => (long)text.IndexOf(Text.Of(arguments.Bind("sub")[0]), StringComparison.Ordinal),
        ["count"] = (text, arguments, _) => (long)Count(text, Text.Of(arguments.Bind("sub")[0])),
        ["join"] = (text, arguments, scope) => ListFilters.Join(text, Sequence.Of(arguments.Bind("items")[0]), scope),
        ["format"] = Format,
        ["zfill"] = (text, arguments, _) => text.PadLeft(Math.Clamp(Numbers.Index(arguments.Bind("width")[0]), 0, 1000), '0'),
        ["isdigit"] = (text, _, _) => text.Length > 0 && text.All(char.IsDigit),
        ["isalpha"] = (text, _, _) => text.Length > 0 && text.All(char.IsLetter),
    };

    public static string Replace(string text, CallArguments arguments, Scope scope)
    {
        var values = arguments.Bind("old", "new", "count?");
        var (old, with) = (Text.Of(values[0]), Text.Of(values[1]));
        var most = values[2] is Undefined ? int.MaxValue : Numbers.Index(values[2]);
        var found = old.Length == 0 ? 0 : Math.Min(Count(text, old), most);
        scope.Rendering.Produce(text.Length + ((long)found * with.Length));
        return found == 0 ? text : most == int.MaxValue ? text.Replace(old, with, StringComparison.Ordinal) : ReplaceFirst(text, old, with, found);
    }

    static string ReplaceFirst(string text, string old, string with, int count) => string.Join(with, text.Split(old, count + 1));

    static int Count(string text, string part) => part.Length == 0 ? text.Length + 1 : text.AsSpan().Count(part);

    static char[]? Characters(CallArguments arguments) => arguments.Bind("chars?")[0] is string characters ? characters.ToCharArray() : null;

    static bool AnyOf(object? choices, Func<string, bool> test) => choices is JinjaTuple tuple ? tuple.Any(each => test(Text.Of(each))) : test(Text.Of(choices));

    static List<object?> Split(string text, object?[] options, Scope scope)
    {
        scope.Rendering.Step(text.Length / 16);
        var most = options[1] is Undefined || Numbers.Index(options[1]) < 0 ? int.MaxValue : Numbers.Index(options[1]) + 1;
        var parts = options[0] is string { Length: > 0 } separator
            ? text.Split(separator, most)
            : text.Split((char[]?)null, most, StringSplitOptions.RemoveEmptyEntries);
        return [.. parts];
    }

    static string Format(string text, CallArguments arguments, Scope scope)
    {
        var result = new StringBuilder();
        var next = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var isDouble = i + 1 < text.Length && text[i] is '{' or '}' && text[i + 1] == text[i];
            if (text[i] != '{' || isDouble)
            {
                i += isDouble ? 1 : 0;
                result.Append(text[i]);
                continue;
            }

            var end = text.IndexOf('}', i);
            var field = end > 0 ? text[(i + 1)..end] : throw new JinjaFault("the format has a '{' without a '}'");
            scope.Rendering.Append(result, Text.Of(Field(field.Length == 0 ? $"{next++}" : field, arguments)));
            i = end;
        }

        return result.ToString();
    }

    static object? Field(string field, CallArguments arguments) =>
        int.TryParse(field, out var index) && index < arguments.Positional.Count && index >= 0 ? arguments.Positional[index]
        : arguments.Named.TryGetValue(field, out var value) ? value
        : throw new JinjaFault($"the format has the place '{{{field}}}', for which there is no argument; only '{{}}', '{{0}}' and '{{name}}' are supported");
}
