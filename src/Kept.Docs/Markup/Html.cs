using System.Text;

namespace Kept.Docs.Markup;

/// <summary>
/// Markup that is safe to write to a page. It comes from literals of this program alone: every text that is put into one is
/// escaped on the way, so that nothing in a project, however it is written, becomes an element, an attribute or a script.
/// </summary>
readonly record struct Html
{
    readonly string? markup;

    Html(string markup) => this.markup = markup;

    public static Html Nothing => default;

    public bool IsEmpty => string.IsNullOrEmpty(markup);

    /// <summary>A literal with its holes filled, as text or as attribute values in quotes.</summary>
    public static Html Of(HtmlHandler literal) => new(literal.Markup);

    public static Html Text(string text) => Of($"{text}");

    public static Html All(IEnumerable<Html> parts) => Join("", parts);

    public static Html Join(string separator, IEnumerable<Html> parts) => new(string.Join(Text(separator).ToString(), parts));

    /// <summary>Markup that another library made of a text and answers for.</summary>
    public static Html Made(string markup) => new(markup);

    /// <summary>Nothing, unless the condition holds.</summary>
    public static Html If(bool condition, Func<Html> part) => condition ? part() : Nothing;

    public override string ToString() => markup ?? "";

    /// <summary>Escapes a text for element content and for attribute values in double quotes; a character that no page may hold is shown as one that cannot be shown.</summary>
    internal static void Escape(StringBuilder output, string text)
    {
        foreach (var character in text)
        {
            _ = character switch
            {
                '<' => output.Append("&lt;"),
                '>' => output.Append("&gt;"),
                '&' => output.Append("&amp;"),
                '"' => output.Append("&quot;"),
                '\'' => output.Append("&#39;"),
                '\n' or '\t' => output.Append(character),
                < ' ' or (>= '\x7f' and < '\xa0') or '\ufffe' or '\uffff' => output.Append('\ufffd'),
                _ => output.Append(character),
            };
        }
    }
}
