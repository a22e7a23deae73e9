using System.Text;
using Kept.Models.Jinja.Values;

namespace Kept.Models.Jinja.Builtins;

/// <summary>Methods that make another string of a string.</summary>
static class StringChanges
{
    const int MaxWidth = 1000;

    public static readonly Dictionary<string, StringMethod> All = new()
    {
        ["upper"] = (text, _, _) => text.ToUpperInvariant(),
        ["lower"] = (text, _, _) => text.ToLowerInvariant(),
        ["casefold"] = (text, _, _) => text.ToLowerInvariant().Replace("ß", "ss", StringComparison.Ordinal),
        ["swapcase"] = (text, _, _) => string.Concat(text.Select(c => char.IsUpper(c) ? char.ToLowerInvariant(c) : char.ToUpperInvariant(c))),
        ["title"] = (text, _, _) => Title(text),
        ["capitalize"] = (text, _, _) => TextFilters.Capitalize(text),
        ["strip"] = (text, arguments, _) => Characters(arguments) is { } chars ? text.Trim(chars) : text.Trim(),
        ["lstrip"] = (text, arguments, _) => Characters(arguments) is { } chars ? text.TrimStart(chars) : text.TrimStart(),
        ["rstrip"] = (text, arguments, _) => Characters(arguments) is { } chars ? text.TrimEnd(chars) : text.TrimEnd(),
        ["replace"] = (text, arguments, scope) => Replace(text, arguments, scope),
        ["removeprefix"] = (text, arguments, _) => Text.Of(arguments.Bind("prefix")[0]) is var part && text.StartsWith(part, StringComparison.Ordinal) ? text[part.Length..] : text,
        ["removesuffix"] = (text, arguments, _) => Text.Of(arguments.Bind("suffix")[0]) is var part && text.EndsWith(part, StringComparison.Ordinal) ? text[..^part.Length] : text,
        ["expandtabs"] = (text, arguments, _) => ExpandTabs(text, arguments.Bind("tabsize?")[0]),
        ["join"] = (text, arguments, scope) => ListFilters.Join(text, Sequence.Of(arguments.Bind("items")[0]), scope),
        ["format"] = (text, arguments, scope) => BraceFormat.Apply(text, arguments, scope.Rendering),
        ["zfill"] = (text, arguments, _) => ZeroFill(text, Width(arguments.Bind("width")[0])),
        ["center"] = (text, arguments, _) => Center(text, arguments),
        ["ljust"] = (text, arguments, _) => arguments.Bind("width", "fillchar?") is var values ? text.PadRight(Width(values[0]), Fill(values[1])) : text,
        ["rjust"] = (text, arguments, _) => arguments.Bind("width", "fillchar?") is var values ? text.PadLeft(Width(values[0]), Fill(values[1])) : text,
    };

    public static string Replace(string text, CallArguments arguments, Scope scope)
    {
        var values = arguments.Bind("old", "new", "count?");
        var (old, with) = (Text.Of(values[0]), Text.Of(values[1]));
        var most = values[2] is Undefined or null || Numbers.Index(values[2]) < 0 ? int.MaxValue : Numbers.Index(values[2]);
        var found = Math.Min(StringQuestions.Count(text, old), most);
        scope.Rendering.Produce(text.Length + ((long)found * with.Length));
        return found == 0 ? text : old.Length == 0 ? Between(text, with, found) : string.Join(with, text.Split(old, found + 1));
    }

    /// <summary>What is not a letter ends a word.</summary>
    static string Title(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            result.Append(result.Length > 0 && char.IsLetter(result[^1]) ? char.ToLowerInvariant(c) : char.ToUpperInvariant(c));
        }

        return result.ToString();
    }

    public static string Center(string text, CallArguments arguments)
    {
        var values = arguments.Bind("width", "fillchar?");
        var width = Width(values[0]);
        var missing = Math.Max(0, width - text.Length);
        var left = (missing / 2) + (missing & width & 1);
        return new string(Fill(values[1]), left) + text + new string(Fill(values[1]), missing - left);
    }

    static string Between(string text, string with, int count)
    {
        var result = new StringBuilder();
        for (var i = 0; i <= text.Length; i++)
        {
            result.Append(i < count ? with : "").Append(i < text.Length ? text[i].ToString() : "");
        }

        return result.ToString();
    }

    static string ZeroFill(string text, int width) => text.Length > 0 && text[0] is '-' or '+'
        ? text[..1] + text[1..].PadLeft(width - 1, '0')
        : text.PadLeft(width, '0');

    static string ExpandTabs(string text, object? size)
    {
        var result = new StringBuilder();
        var (width, column) = (size is Undefined ? 8 : Width(size), 0);
        foreach (var c in text)
        {
            var count = c == '\t' ? width == 0 ? 0 : width - (column % width) : 1;
            result.Append(c == '\t' ? ' ' : c, count);
            column = c is '\n' or '\r' ? 0 : column + count;
        }

        return result.ToString();
    }

    static int Width(object? value) => Math.Clamp(Numbers.Index(value), 1, MaxWidth);

    static char Fill(object? value) => value is string { Length: 1 } text ? text[0] : ' ';

    static char[]? Characters(CallArguments arguments) => arguments.Bind("chars?")[0] is string characters ? characters.ToCharArray() : null;
}
