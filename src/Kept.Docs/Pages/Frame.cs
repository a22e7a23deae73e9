using Kept.Docs.Markup;

namespace Kept.Docs.Pages;

/// <summary>What stands around every page: the head, the search, the sections.</summary>
sealed class Frame(SiteContent content)
{
    /// <summary>Nothing but the site's own files is loaded or run, even where markup slipped through.</summary>
    const string Policy = "default-src 'none'; script-src 'self' file:; style-src 'self' file:; img-src 'self' file: data:; base-uri 'none'; form-action 'none'";

    static readonly (string File, string Name)[] Sections =
    [
        ("index.html", "Overview"), ("models.html", "Models"), ("lineage.html", "Lineage"), ("questions.html", "Questions"), ("tests.html", "Tests"),
        ("run.html", "Last run"), ("ledger.html", "Ledger"), ("feeds.html", "Feeds"), ("macros.html", "Macros"),
    ];

    public Html Write(Page page) => Html.Of($"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="{Policy}">
        <meta name="color-scheme" content="light dark">
        <title>{page.Title} · {content.Workspace.Name}</title>
        <link rel="icon" href="assets/icon.svg">
        <link rel="stylesheet" href="assets/site.css">
        <script src="assets/site.js" defer></script>
        </head>
        <body>
        <a class="skip" href="#main">Skip to content</a>
        <header class="top">
        <div class="bar">
        <a class="brand" href="index.html"><span class="mark" aria-hidden="true"></span>{content.Workspace.Name}</a>
        <div class="search" role="search" data-index="assets/search.js"></div>
        </div>
        <nav aria-label="Sections"><ul>{Sections.Select(section => Link(section.File, section.Name, page))}</ul></nav>
        </header>
        <main id="main" tabindex="-1">
        {page.Body}
        </main>
        <footer>Written {Words.Moment(content.WrittenAt.UtcDateTime)} by <a href="index.html">kept docs</a>. It holds definitions and counts, and no row of any table.</footer>
        </body>
        </html>

        """);

    static Html Link(string file, string name, Page page) => Html.Of($"<li><a href=\"{file}\"{Current(file, page)}>{name}</a></li>");

    static Html Current(string file, Page page) =>
        file == page.File ? Html.Of($" aria-current=\"page\"") : file == page.Section ? Html.Of($" aria-current=\"true\"") : Html.Nothing;
}
