using Kept.Tests.Support;
using PuppeteerSharp;
using Xunit;

namespace Kept.Tests.DocsSite;

/// <summary>Debian's Chromium, driven over its own protocol; it asks the network for nothing.</summary>
public sealed class Browser : IAsyncLifetime
{
    const string Program = "/usr/bin/chromium";

    static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    static readonly string Axe = Repository.At("artifacts/npm/node_modules/axe-core/axe.min.js");

    IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        if (File.Exists(Program) && File.Exists(Axe))
        {
            browser = await Puppeteer.LaunchAsync(new LaunchOptions { ExecutablePath = Program, Headless = true, Args = Arguments, Timeout = 0, ProtocolTimeout = int.MaxValue });
        }
    }

    public ValueTask DisposeAsync() => browser?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>A new page, which writes down what it said and asked for; without a browser, the test is skipped.</summary>
    public async Task<Tab> OpenAsync(int width = 1280, bool dark = false, bool scripts = true)
    {
        Assert.SkipWhen(browser is null, $"{Program} or axe-core is not here; ./test installs both");
        var page = await browser.NewPageAsync();
        page.DefaultTimeout = 0;
        await page.SetViewportAsync(new ViewPortOptions { Width = width, Height = 900 });
        await page.EmulateMediaFeaturesAsync([
            new MediaFeatureValue { MediaFeature = MediaFeature.PrefersColorScheme, Value = dark ? "dark" : "light" },
            new MediaFeatureValue { MediaFeature = MediaFeature.PrefersReducedMotion, Value = "reduce" },
        ]);
        await page.SetJavaScriptEnabledAsync(scripts);
        await page.SetBypassCSPAsync(true);
        return new Tab(page);
    }

    public static Task<string> AxeAsync() => File.ReadAllTextAsync(Axe, TestContext.Current.CancellationToken);
}
