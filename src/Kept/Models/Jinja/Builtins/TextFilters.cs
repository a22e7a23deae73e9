using System.Text.RegularExpressions;
using Kept.Models.Jinja.Values;

namespace Kept.Models.Jinja.Builtins;

/// <summary>Filters that take a text and give a text.</summary>
static partial class TextFilters
{
    public static readonly Dictionary<string, Filter> All = new()
    {
        ["upper"] = (value, arguments, _) => Plain(value, arguments, text => text.ToUpperInvariant()),
        ["lower"] = (value, arguments, _) => Plain(value, arguments, text => text.ToLowerInvariant()),
        ["capitalize"] = (value, arguments, _) => Plain(value, arguments, Capitalize),
        ["title"] = (value, arguments, _) => Plain(value, arguments, Title),
        ["trim"] = (value, arguments, _) => Trim(value, arguments),
        ["string"] = (value, arguments, _) => Plain(value, arguments, text => text),
        ["safe"] = (value, arguments, _) => Plain(value, arguments, text => text),
        ["replace"] = (value, arguments, scope) => StringChanges.Replace(Text.Of(value), arguments, scope),
        ["indent"] = Indent,
        ["format"] = (value, arguments, scope) => PercentFormat.Apply(
            Text.Of(value), arguments.Named.Count > 0 ? new JinjaDict(arguments.Named) : new JinjaTuple([.. arguments.Positional]), scope.Rendering),
        ["center"] = (value, arguments, _) => StringChanges.Center(Text.Of(value), new CallArguments("center", arguments.Bind("width?")[0] is long width ? width : 80L)),
        ["wordcount"] = (value, arguments, _) => (long)Words().Count(Plain(value, arguments, text => text)),
        ["truncate"] = (value, arguments, _) => Truncate(Text.Of(value), arguments),
    };

    public static string Capitalize(string text) => text.Length == 0 ? "" : text[..1].ToUpperInvariant() + text[1..].ToLowerInvariant();

    static string Plain(object? value, CallArguments arguments, Func<string, string> change)
    {
        arguments.Bind();
        return change(Text.Of(value));
    }

    static string Trim(object? value, CallArguments arguments) =>
        arguments.Bind("chars?")[0] is string characters ? Text.Of(value).Trim(characters.ToCharArray()) : Text.Of(value).Trim();

    static string Indent(object? value, CallArguments arguments, Scope scope)
    {
        var options = arguments.Bind("width?", "first?", "blank?");
        var indent = options[0] is string text ? text : new string(' ', options[0] is Undefined ? 4 : Math.Clamp(Numbers.Index(options[0]), 0, 1000));
        var lines = Text.Of(value).Split('\n');
        scope.Rendering.Produce((long)lines.Length * indent.Length);
        return string.Join('\n', lines.Select((line, i) =>
            (i == 0 && !Truth.Of(options[1])) || (i > 0 && line.Length == 0 && !Truth.Of(options[2])) ? line : indent + line));
    }

    static string Truncate(string text, CallArguments arguments)
    {
        var options = arguments.Bind("length?", "killwords?", "end?", "leeway?");
        var length = options[0] is Undefined ? 255 : Numbers.Index(options[0]);
        var end = options[2] is string given ? given : "...";
        var leeway = options[3] is Undefined ? 5 : Numbers.Index(options[3]);
        if (text.Length <= (long)length + leeway || length < end.Length)
        {
            return text;
        }

        var kept = text[..(length - end.Length)];
        var space = kept.LastIndexOf(' ');
        return (Truth.Of(options[1]) || space < 0 ? kept : kept[..space]) + end;
    }

    /// <summary>A word begins after a blank, a hyphen or an opening bracket.</summary>
    static string Title(string text) => FirstOfWord().Replace(text.ToLowerInvariant(), first => first.Value.ToUpperInvariant());

    [GeneratedRegex(@"(?<=^|[-\s({\[<])\w", RegexOptions.CultureInvariant)]
    private static partial Regex FirstOfWord();

    [GeneratedRegex(@"\w+", RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}
