using System.Text.RegularExpressions;
using Kept.Docs.Reports;
using Kept.Tests.DocsSite;
using Xunit;

namespace Kept.Tests.Predict;

/// <summary>The report as a page that opens from disk in a real browser, and as a card.</summary>
[Collection<TrainedCollection>]
public sealed class ReportPageTests(TrainedWorkspace trained, Browser browser) : IClassFixture<Browser>, IAsyncLifetime
{
    const string Hostile = "<script>window.hacked = 1</script><img src=x onerror='window.hacked = 2'>";

    string Page => trained.Workspace.At("target/report.html");

    string Card => trained.Workspace.At("target/card.md");

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Page))
        {
            await trained.Workspace.DoneAsync("predict", "report", "--html", Page, "--card", Card);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_page_meets_the_accessibility_guidelines_and_asks_for_nothing(bool dark)
    {
        await using var tab = await browser.OpenAsync(dark: dark);
        await tab.GoAsync(Page);
        await tab.AskAsync<string>("document.querySelectorAll('details').forEach(one => one.open = true), ''");
        Assert.Empty(await tab.ViolationsAsync());
        tab.MustBeSilent();
    }

    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task The_page_is_no_wider_than_the_screen(int width)
    {
        await using var tab = await browser.OpenAsync(width, scripts: false);
        await tab.GoAsync(Page);
        Assert.True(await tab.AskAsync<int>("document.documentElement.scrollWidth") <= width);
    }

    [Fact]
    public async Task Its_charts_show_what_its_figures_say()
    {
        await using var tab = await browser.OpenAsync();
        await tab.GoAsync(Page);
        Assert.Equal(["Gain", "Precision and recall", "Predicted and missed, by group", "ROC", "Reliability", "What an input adds to or takes from the log odds, on average"],
            await tab.AskAsync<string[]>("[...document.querySelectorAll('svg.chart')].map(one => one.getAttribute('aria-label').split(/: |\\. /)[0]).sort()"));

        // The line of the ROC curve, read back from the picture, encloses the AUC that the training told.
        var line = await tab.AskAsync<double[][]>("document.querySelector('svg.chart .line-0 path').getAttribute('d').slice(1).split('L').map(point => point.split(' ').map(Number))");
        double Across(double[] point) => (point[0] - line[0][0]) / (line[^1][0] - line[0][0]);
        double Up(double[] point) => (point[1] - line[0][1]) / (line[^1][1] - line[0][1]);
        var area = line.Zip(line.Skip(1)).Sum(pair => (Across(pair.Second) - Across(pair.First)) * (Up(pair.First) + Up(pair.Second)) / 2);
        Assert.Equal(trained.Trained.GetProperty("test").GetProperty("auc").GetDouble(), area, 0.005);
    }

    [Fact]
    public async Task The_card_says_what_for_on_what_data_and_how_good()
    {
        var card = await File.ReadAllTextAsync(Card, TestContext.Current.CancellationToken);
        Assert.Contains("A score may add help, never take a slot away.", card, StringComparison.Ordinal);
        Assert.Contains(trained.Trained.GetProperty("data_hash").GetString()!, card, StringComparison.Ordinal);
        Assert.Contains("from 2024-06-01 to ", card, StringComparison.Ordinal);
        Assert.Contains(trained.Trained.GetProperty("test").GetProperty("auc").GetDouble().ToString("0.000", null), card, StringComparison.Ordinal);
        Assert.Equal(["Use", "Definition and data", "How good it is", "By group", "Limits"], Regex.Matches(card, "(?m)^## (.*)$").Select(heading => heading.Groups[1].Value));
    }

    [Fact]
    public async Task Neither_tells_anything_of_one_person()
    {
        var text = await File.ReadAllTextAsync(Page, TestContext.Current.CancellationToken) + await File.ReadAllTextAsync(Card, TestContext.Current.CancellationToken);
        var people = await trained.Workspace.RowsAsync("select distinct last_name from dim_patient where length(last_name) > 3");
        Assert.NotEmpty(people);
        Assert.All(people, one => Assert.DoesNotContain(one, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Hostile_names_do_nothing()
    {
        var page = new ReportPage(Hostile, Hostile);
        page.Rule(Hostile, (Hostile, [Hostile]));
        page.Facts((Hostile, Hostile));
        page.Section(Hostile);
        page.Table(Hostile, [Hostile], [[Hostile]]);
        page.Charts(new LineChart(Hostile, Hostile, Hostile, [new ChartSeries(Hostile, [new(0, 0), new(1, 1)]) { HasDots = true }]));
        page.Chart(new RowChart(Hostile, [Hostile, Hostile], [new ChartRow(Hostile, [0.1, 0.2])]));
        var file = trained.Workspace.At("target/hostile.html");
        await File.WriteAllTextAsync(file, page.Write(), TestContext.Current.CancellationToken);
        await using var tab = await browser.OpenAsync();
        await tab.GoAsync(file);
        Assert.Equal("undefined", await tab.AskAsync<string>("typeof window.hacked"));
        Assert.Equal(Hostile, await tab.AskAsync<string>("document.querySelector('h1').textContent"));
        tab.MustBeSilent();
    }
}
