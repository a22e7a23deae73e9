using Markdig;
using Markdig.Renderers;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Kept.Docs.Markup;

/// <summary>Descriptions, which people write in Markdown. HTML in them is text, and a link leads to the web, to mail, or nowhere.</summary>
static class Prose
{
    static readonly string[] Schemes = ["http://", "https://", "mailto:", "#"];

    static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().DisableHeadings().UsePipeTables().UseAutoLinks().Build();

    public static Html Of(string text)
    {
        if (text.Length == 0)
        {
            return Html.Nothing;
        }

        using var output = new StringWriter { NewLine = "\n" };
        var document = Markdown.Parse(Clean(text), Pipeline);
        foreach (var link in document.Descendants().OfType<Inline>().Where(IsAstray).ToList())
        {
            link.ReplaceBy(CaptionOf(link), copyChildren: true);
        }

        var renderer = new HtmlRenderer(output);
        Pipeline.Setup(renderer);
        renderer.ObjectRenderers.FindExact<AutolinkInlineRenderer>()!.Rel = "noreferrer";
        renderer.Render(document);
        return Html.Made(output.ToString());
    }

    /// <summary>The text without its marks, for a cell or a list.</summary>
    public static string Plain(string text) => text.Length == 0 ? "" : Markdown.ToPlainText(text, Pipeline).ReplaceLineEndings(" ").Trim();

    /// <summary>Whether it is a picture, since pages load nothing, or a link that leads elsewhere than it may.</summary>
    static bool IsAstray(Inline inline) => inline switch
    {
        LinkInline link => link.IsImage || !IsAllowed(link.GetDynamicUrl?.Invoke() ?? link.Url),
        AutolinkInline link => !link.IsEmail && !IsAllowed(link.Url),
        _ => false,
    };

    static Inline CaptionOf(Inline link) => link is AutolinkInline auto ? new LiteralInline(auto.Url) : new ContainerInline();

    static bool IsAllowed(string? url) => Schemes.Any(scheme => url?.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) is true);

    static string Clean(string text) => string.Concat(text.Select(character => char.IsControl(character) && character is not ('\n' or '\t') ? '\ufffd' : character));
}
