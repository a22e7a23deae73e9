using Kept.Models.Jinja.Values;

namespace Kept.Models.Jinja.Builtins;

/// <summary>Methods that say something about a string.</summary>
static class StringQuestions
{
    public static readonly Dictionary<string, StringMethod> All = new()
    {
        ["startswith"] = (text, arguments, _) => AnyOf(text, arguments.Bind("prefix", "start?"), (part, affix) => part.StartsWith(affix, StringComparison.Ordinal)),
        ["endswith"] = (text, arguments, _) => AnyOf(text, arguments.Bind("suffix", "start?"), (part, affix) => part.EndsWith(affix, StringComparison.Ordinal)),
        ["find"] = (text, arguments, _) => Find(text, arguments),
        ["rfind"] = (text, arguments, _) => (long)text.LastIndexOf(Text.Of(arguments.Bind("sub")[0]), StringComparison.Ordinal),
        ["index"] = (text, arguments, _) => Found(Find(text, arguments)),
        ["rindex"] = (text, arguments, _) => Found(text.LastIndexOf(Text.Of(arguments.Bind("sub")[0]), StringComparison.Ordinal)),
        ["count"] = (text, arguments, _) => (long)Count(text, Text.Of(arguments.Bind("sub")[0])),
        ["isdigit"] = (text, _, _) => IsAll(text, char.IsDigit),
        ["isdecimal"] = (text, _, _) => IsAll(text, char.IsDigit),
        ["isnumeric"] = (text, _, _) => IsAll(text, char.IsNumber),
        ["isalpha"] = (text, _, _) => IsAll(text, char.IsLetter),
        ["isalnum"] = (text, _, _) => IsAll(text, char.IsLetterOrDigit),
        ["isspace"] = (text, _, _) => IsAll(text, char.IsWhiteSpace),
        ["isupper"] = (text, _, _) => text.Any(char.IsUpper) && !text.Any(char.IsLower),
        ["islower"] = (text, _, _) => text.Any(char.IsLower) && !text.Any(char.IsUpper),
        ["istitle"] = (text, arguments, scope) => text.Any(char.IsLetter) && Equals(StringChanges.All["title"](text, arguments, scope), text),
        ["isidentifier"] = (text, _, _) => text.Length > 0 && !char.IsDigit(text[0]) && text.All(c => char.IsLetterOrDigit(c) || c == '_'),
    };

    public static int Count(string text, string part) => part.Length == 0 ? text.Length + 1 : text.AsSpan().Count(part);

    static bool IsAll(string text, Func<char, bool> test) => text.Length > 0 && text.All(test);

    static long Find(string text, CallArguments arguments)
    {
        var values = arguments.Bind("sub", "start?");
        var from = Start(text, values[1]);
        return text.AsSpan(from).IndexOf(Text.Of(values[0]), StringComparison.Ordinal) is >= 0 and var at ? from + at : -1;
    }

    static long Found(long at) => at >= 0 ? at : throw new JinjaFault("the string does not hold this part");

    static bool AnyOf(string text, object?[] values, Func<string, string, bool> test)
    {
        var part = text[Start(text, values[1])..];
        return values[0] is JinjaTuple tuple ? tuple.Any(each => test(part, Text.Of(each))) : test(part, Text.Of(values[0]));
    }

    static int Start(string text, object? start)
    {
        var index = start is Undefined or null ? 0 : Numbers.Index(start);
        return Math.Clamp(index < 0 ? index + text.Length : index, 0, text.Length);
    }
}
