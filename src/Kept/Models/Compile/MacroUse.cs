using System.Text.RegularExpressions;

namespace Kept.Models.Compile;

/// <summary>Which of the project's macros a text calls, whatever branch the call stands in.</summary>
static partial class MacroUse
{
    /// <summary>The names, in their order.</summary>
    public static IReadOnlyList<string> Of(MacroLibrary macros, params IEnumerable<string> texts) =>
    [
        .. texts.SelectMany(text => Code().Matches(text)).SelectMany(code => Call().Matches(code.Value)).Select(call => call.Groups["name"].Value)
            .SelectMany(name => new[] { name, $"test_{name}" }).Where(name => macros.FindOwn(name) is not null).Distinct().Order(StringComparer.Ordinal),
    ];

    /// <summary>What a node calls: in its text, in its hooks, and the generic test that it is.</summary>
    public static IReadOnlyList<string> Of(MacroLibrary macros, Node node) =>
        Of(macros, [node.Template.Source.Text, .. new[] { "pre_hook", "post_hook" }.SelectMany(node.Config.ListOf).Select(Jinja.Values.Text.Of), node.Generic is null ? "" : $"{{{{ test_{node.Generic.Test}() }}}}"]);

    [GeneratedRegex(@"\{[{%].*?[%}]\}", RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex(@"(?<name>[A-Za-z_]\w*)\s*\(")]
    private static partial Regex Call();
}
