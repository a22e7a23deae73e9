using Kept.Docs.Graph;
using Kept.Docs.Markup;

namespace Kept.Docs.Pages;

/// <summary>What several pages are made of.</summary>
static class Parts
{
    /// <summary>A part of a page, with a heading that can be linked to.</summary>
    public static Html Section(string id, string title, Html body) => Html.Of($"""
        <section aria-labelledby="{id}"><h2 id="{id}">{title} <a class="anchor" href="#{id}" aria-label="Link to {title}">#</a></h2>
        {body}
        </section>

        """);

    /// <summary>The head of a thing's page: where it stands, what it is called, and what it is for.</summary>
    public static Html Head(Html trail, string title, Html badges, Html lead) => Html.Of($"""
        <nav class="trail" aria-label="Breadcrumb">{trail}</nav>
        <h1>{Breakable(title)}</h1>
        <p class="badges">{badges}</p>
        <div class="lead">{lead}</div>

        """);

    public static Html Facts(params IReadOnlyList<(string Name, Html Value)> facts) => Html.Of(
        $"<dl class=\"facts\">{facts.Where(fact => !fact.Value.IsEmpty).Select(fact => Html.Of($"<div><dt>{fact.Name}</dt><dd>{fact.Value}</dd></div>"))}</dl>\n");

    public static Html Badge(string text, string kind = "plain") => Html.Of($"<span class=\"badge {kind}\">{text}</span> ");

    /// <summary>A name that may be broken after each underscore or dot, so that a long one fits on a phone.</summary>
    public static Html Breakable(string name) => Html.All(name.Split('_').Select((part, i) => i == 0 ? Html.Text(part) : Html.Of($"_<wbr>{part}")));

    /// <summary>SQL, to be read and copied.</summary>
    public static Html Code(string summary, string sql, bool isOpen) => Html.Of($"""
        <details class="code"{Html.If(isOpen, () => Html.Of($" open"))}><summary>{summary}</summary>
        <pre tabindex="0" aria-label="{summary}"><code>{SqlInk.Of(sql.Trim())}</code></pre></details>

        """);

    /// <summary>Things by name, each with what it is for.</summary>
    public static Html List(string none, IReadOnlyList<Thing> things) => things.Count == 0
        ? Html.Of($"<p class=\"quiet\">{none}</p>")
        : Html.Of($"<ul class=\"things\">{things.Select(thing => Html.Of($"<li>{Atlas.Link(thing)} {Badge(thing.KindName)}<span class=\"quiet\">{Prose.Plain(thing.Description)}</span></li>"))}</ul>");

    public static Html Ref(string name) => Html.Of($"<code>{Breakable(name)}</code>");

    /// <summary>A picture that is wider than the page scrolls inside its frame, by keyboard too.</summary>
    public static Html Framed(string label, Html picture) => Html.Of($"<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"{label}\">{picture}</div>");
}
