using Xunit;

namespace Kept.Tests.DocsSite;

/// <summary>The site in a real browser, opened from disk.</summary>
public sealed class BrowserTests(DocsWorkspace workspace, Browser browser) : IClassFixture<DocsWorkspace>, IClassFixture<Browser>
{
    // In the dark nothing but colours differs.
    [Theory]
    [InlineData(false, Tab.Guidelines)]
    [InlineData(true, Tab.Colours)]
    public async Task Every_page_meets_the_accessibility_guidelines(bool dark, string rules)
    {
        await using var tab = await browser.OpenAsync(dark: dark);
        var wrong = new List<string>();
        foreach (var page in workspace.Pages)
        {
            await tab.GoAsync(page);
            wrong.AddRange((await tab.ViolationsAsync(rules)).Select(violation => $"{Path.GetFileName(page)}: {violation}"));
        }

        Assert.Empty(wrong);
        tab.MustBeSilent();
    }

    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task No_page_is_wider_than_the_screen(int width)
    {
        await using var tab = await browser.OpenAsync(width);
        foreach (var page in workspace.Pages)
        {
            await tab.GoAsync(page);
            Assert.True(await tab.AskAsync<int>("document.documentElement.scrollWidth") <= width, Path.GetFileName(page));
        }
    }

    [Fact]
    public async Task A_person_finds_a_model_and_walks_the_lineage_by_keyboard()
    {
        await using var tab = await browser.OpenAsync();
        await tab.GoAsync(At("index.html"));
        await tab.PressAsync("/");
        await tab.Page.Keyboard.TypeAsync("fact_app");
        await tab.UntilAsync("document.querySelector('#found [aria-selected=true] b')?.textContent === 'fact_appointment'");
        await tab.LeaveByAsync("Enter");
        Assert.EndsWith("/model-fact_appointment.html", tab.Page.Url, StringComparison.Ordinal);

        await tab.AskAsync<string>("document.querySelector('.view:has([aria-current]) .scroll').focus(), ''");
        for (var stops = 0; !await tab.AskAsync<bool>("document.activeElement.matches('.node[aria-current]')"); stops++)
        {
            Assert.InRange(stops, 0, 500);
            await tab.PressAsync("Tab");
        }

        await tab.PressAsync("ArrowRight");
        await tab.LeaveByAsync("Enter");
        Assert.Matches("/model-(features_attendance|unified_appointments|unified_predictions).html$", tab.Page.Url);
        await tab.Page.GoBackAsync();
        Assert.EndsWith("/model-fact_appointment.html", tab.Page.Url, StringComparison.Ordinal);
        tab.MustBeSilent();
    }

    [Fact]
    public async Task The_first_tab_skips_to_the_content_and_no_stop_is_a_trap()
    {
        await using var tab = await browser.OpenAsync();
        await tab.GoAsync(At("model-dim_clinic.html"));
        await tab.PressAsync("Tab");
        Assert.Equal("Skip to content", await tab.AskAsync<string>("document.activeElement.textContent"));
        var last = "";
        for (var stops = 0; !await tab.AskAsync<bool>("document.activeElement.closest('footer') !== null"); stops++)
        {
            Assert.InRange(stops, 0, 500);
            await tab.PressAsync("Tab");
            Assert.True(await tab.AskAsync<bool>("document.activeElement !== window.before && (window.before = document.activeElement, true)"), last);
            last = await tab.AskAsync<string>("document.activeElement.outerHTML.slice(0, 200)");
        }
    }

    [Fact]
    public async Task More_steps_show_more_of_the_lineage()
    {
        await using var tab = await browser.OpenAsync();
        await tab.GoAsync(At("model-dim_clinic.html"));
        const string Count = "[...document.querySelectorAll('.view')].find(view => view.offsetParent).querySelectorAll('.node').length";
        var near = await tab.AskAsync<int>(Count);
        await tab.AskAsync<string>("document.getElementById('down-2').click(), ''");
        Assert.True(await tab.AskAsync<int>(Count) > near);
    }

    [Fact]
    public async Task A_search_ranks_names_before_descriptions_and_finds_columns_and_tests()
    {
        await using var tab = await browser.OpenAsync();
        await tab.GoAsync(At("index.html"));
        await tab.PressAsync("/");
        await tab.Page.Keyboard.TypeAsync("delay_minutes");
        await tab.UntilAsync("document.querySelectorAll('#found [data-href]').length > 1");
        Assert.Contains("column", await tab.AskAsync<string>("[...document.querySelectorAll('#found .where')].map(e => e.textContent).join(';')"), StringComparison.Ordinal);
        Assert.Equal("delay_minutes", await tab.AskAsync<string>("document.querySelector('#found b').textContent"));
        await tab.PressAsync("Escape");
        Assert.True(await tab.AskAsync<bool>("document.getElementById('found').hidden"));
    }

    [Fact]
    public async Task Hostile_names_and_texts_do_nothing()
    {
        await using var tab = await browser.OpenAsync();
        foreach (var page in workspace.Pages)
        {
            await tab.GoAsync(page);
            Assert.Equal("undefined", await tab.AskAsync<string>("typeof window.hacked"));
        }

        await tab.PressAsync("/");
        await tab.Page.Keyboard.TypeAsync("reilly");
        await tab.UntilAsync("document.querySelector('#found b') !== null");
        Assert.Equal("o'reilly \"quoted\" <b>", await tab.AskAsync<string>("document.querySelector('#found b').textContent"));
        await tab.LeaveByAsync("Enter");
        Assert.Equal("o'reilly \"quoted\" <b>", await tab.AskAsync<string>("document.querySelector('h1').textContent"));
        Assert.Equal("undefined", await tab.AskAsync<string>("typeof window.hacked"));
        tab.MustBeSilent();
    }

    [Fact]
    public async Task Without_scripts_the_pages_are_read_and_linked()
    {
        await using var tab = await browser.OpenAsync(scripts: false);
        await tab.GoAsync(At("index.html"));
        await tab.LeaveAsync(() => tab.Page.ClickAsync("a.chip[href='model-dim_clinic.html']"));
        Assert.NotNull(await tab.Page.QuerySelectorAsync("#columns"));
        Assert.EndsWith("/model-dim_clinic.html", tab.Page.Url, StringComparison.Ordinal);
        Assert.True(await (await tab.Page.QuerySelectorAsync(".view .node[aria-current]")).IsIntersectingViewportAsync());
    }

    string At(string file) => Path.Combine(workspace.Site, file);
}
