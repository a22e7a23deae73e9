using System.Collections.Concurrent;
using PuppeteerSharp;
using Xunit;

namespace Kept.Tests.DocsSite;

/// <summary>A page in the browser.</summary>
public sealed class Tab : IAsyncDisposable
{
    // In ms: nobody waits for ever for what will not come; measures nothing.
    const int Patience = 300_000;

    /// <summary>WCAG 2.1, levels A and AA, as axe-core names them.</summary>
    public const string Guidelines = "'wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'";

    /// <summary>Of the guidelines those rules of axe-core that look at colours.</summary>
    public const string Colours = "'color-contrast', 'link-in-text-block'";

    readonly ConcurrentBag<string> complaints = [];

    public Tab(IPage page)
    {
        Page = page;
        page.Console += (_, said) => complaints.Add($"console: {said.Message.Text}");
        page.PageError += (_, error) => complaints.Add($"error: {error.Message}");
        page.Request += (_, asked) => Note(asked.Request.Url);
    }

    public IPage Page { get; }

    public Task GoAsync(string file) => Page.GoToAsync(new Uri(file).AbsoluteUri, new NavigationOptions { WaitUntil = [WaitUntilNavigation.Load], Timeout = Patience });

    public Task<T> AskAsync<T>(string script) => Page.EvaluateExpressionAsync<T>(script);

    public Task PressAsync(string key) => Page.Keyboard.PressAsync(key);

    /// <summary>Presses a key that leads to another page, and waits for it.</summary>
    public Task LeaveByAsync(string key) => LeaveAsync(() => PressAsync(key));

    /// <summary>Does what leads to another page, and waits for it.</summary>
    public async Task LeaveAsync(Func<Task> doAsync)
    {
        var arrival = Page.WaitForNavigationAsync(new NavigationOptions { Timeout = Patience });
        await doAsync();
        await arrival;
    }

    public async Task UntilAsync(string condition) => await Page.WaitForExpressionAsync(condition, new WaitForFunctionOptions { Timeout = Patience });

    /// <summary>What of the page is against the guidelines for accessibility (axe-core).</summary>
    public async Task<string[]> ViolationsAsync(string rules = Guidelines)
    {
        await Page.EvaluateExpressionAsync(await Browser.AxeAsync());
        return await AskAsync<string[]>($$"""
            axe.run(document, {preload: false, runOnly: [{{rules}}]}).then(found =>
              found.violations.map(one => one.id + ' ' + one.nodes.slice(0, 3).map(node => node.target.join(' ') + ' ' + node.failureSummary).join(' | ')))
            """);
    }

    /// <summary>Nothing went to the console, and nothing was asked for but files.</summary>
    public void MustBeSilent() => Assert.Empty(complaints);

    public ValueTask DisposeAsync() => Page.DisposeAsync();

    void Note(string url)
    {
        if (!url.StartsWith("file://", StringComparison.Ordinal))
        {
            complaints.Add($"asked for {url}");
        }
    }
}
