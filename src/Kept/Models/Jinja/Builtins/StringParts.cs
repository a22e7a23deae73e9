using System.Buffers;
using Kept.Models.Jinja.Values;

namespace Kept.Models.Jinja.Builtins;

/// <summary>Methods that take a string apart.</summary>
static class StringParts
{
    static readonly SearchValues<char> Blanks = SearchValues.Create(" \t\n\r\f\v");

    public static readonly Dictionary<string, StringMethod> All = new()
    {
        ["split"] = (text, arguments, scope) => Split(text, arguments.Bind("sep?", "maxsplit?"), scope),
        ["rsplit"] = (text, arguments, scope) => SplitFromEnd(text, arguments.Bind("sep?", "maxsplit?"), scope),
        ["splitlines"] = (text, arguments, _) => Lines(text, Truth.Of(arguments.Bind("keepends?")[0])),
        ["partition"] = (text, arguments, _) => Partition(text, Text.Of(arguments.Bind("sep")[0])),
        ["rpartition"] = (text, arguments, _) => PartitionFromEnd(text, Text.Of(arguments.Bind("sep")[0])),
    };

    static List<object?> Split(string text, object?[] options, Scope scope)
    {
        scope.Rendering.Step(text.Length / 16);
        var most = options[1] is Undefined || Numbers.Index(options[1]) < 0 ? int.MaxValue - 1 : Numbers.Index(options[1]);
        return options[0] is string separator
            ? [.. text.Split(NotEmpty(separator), Math.Min(most, int.MaxValue - 1) + 1)]
            : [.. Words(text, most)];
    }

    static List<object?> SplitFromEnd(string text, object?[] options, Scope scope)
    {
        string Turned(string part) => string.Concat(part.Reverse());
        object?[] turned = [options[0] is string separator ? Turned(separator) : options[0], options[1]];
        return [.. Split(Turned(text), turned, scope).Select(part => Turned((string)part!)).Reverse()];
    }

    /// <summary>Split at white space; what is left after the last allowed split stays as it is.</summary>
    static IEnumerable<string> Words(string text, int most)
    {
        var rest = text.TrimStart();
        for (var i = 0; i < most && rest.Length > 0 && rest.AsSpan().IndexOfAny(Blanks) is >= 0 and var end; i++)
        {
            yield return rest[..end];
            rest = rest[end..].TrimStart();
        }

        if (rest.Length > 0)
        {
            yield return rest;
        }
    }

    static List<object?> Lines(string text, bool keepsEnds)
    {
        var lines = new List<object?>();
        for (var start = 0; start < text.Length;)
        {
            var end = text.AsSpan(start).IndexOfAny('\n', '\r') is >= 0 and var found ? start + found : text.Length;
            var next = Math.Min(text.Length, end + (text.AsSpan(end).StartsWith("\r\n", StringComparison.Ordinal) ? 2 : 1));
            lines.Add(text[start..(keepsEnds ? next : end)]);
            start = next;
        }

        return lines;
    }

    static JinjaTuple Partition(string text, string separator) => text.IndexOf(NotEmpty(separator), StringComparison.Ordinal) is >= 0 and var at
        ? new JinjaTuple(text[..at], separator, text[(at + separator.Length)..])
        : new JinjaTuple(text, "", "");

    static JinjaTuple PartitionFromEnd(string text, string separator) => text.LastIndexOf(NotEmpty(separator), StringComparison.Ordinal) is >= 0 and var at
        ? new JinjaTuple(text[..at], separator, text[(at + separator.Length)..])
        : new JinjaTuple("", "", text);

    static string NotEmpty(string separator) => separator.Length > 0 ? separator : throw new JinjaFault("the separator is empty");
}
