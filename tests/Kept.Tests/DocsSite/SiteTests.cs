using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace Kept.Tests.DocsSite;

/// <summary>What the site says, read from its files; it is written before anything has run.</summary>
public sealed partial class SiteTests(DocsWorkspace workspace) : IClassFixture<DocsWorkspace>
{
    [Fact]
    public void The_program_says_what_it_wrote()
    {
        Assert.True(workspace.Written.ExitCode == 0, workspace.Written.Error);
        using var said = JsonDocument.Parse(workspace.Written.Output);
        Assert.Equal(workspace.Pages.Count(), said.RootElement.GetProperty("pages").GetInt32());
        Assert.True(File.Exists(said.RootElement.GetProperty("index").GetString()));
        Assert.True(said.RootElement.GetProperty("bytes").GetInt64() > 0);
    }

    [Fact]
    public void Every_link_leads_to_a_page_and_a_place_on_it()
    {
        var pages = workspace.Pages.ToDictionary(page => Path.GetFileName(page), page => File.ReadAllText(page));
        var ids = pages.ToDictionary(page => page.Key, page => Id.Matches(page.Value).Select(match => match.Groups[1].Value).ToHashSet());
        var links = pages.SelectMany(page => Link.Matches(page.Value).Select(match => (page.Key, Href: match.Groups[1].Value))).Where(link => !link.Href.StartsWith("http", StringComparison.Ordinal)).Distinct().ToList();
        Assert.True(links.Count > 200);
        Assert.All(links, link =>
        {
            var (file, place) = link.Href.Split('#') is [var first, var second] ? (first.Length == 0 ? link.Key : first, second) : (link.Href, null);
            Assert.True(ids.ContainsKey(file) || File.Exists(Path.Combine(workspace.Site, file)), $"{link.Key} → {link.Href}");
            Assert.True(place is null || ids[file].Contains(place), $"{link.Key} → {link.Href}");
        });
    }

    [Fact]
    public void No_page_has_an_id_twice() => Assert.All(workspace.Pages, page =>
        Assert.Empty(Id.Matches(File.ReadAllText(page)).GroupBy(match => match.Groups[1].Value).Where(group => group.Count() > 1).Select(group => $"{Path.GetFileName(page)}: {group.Key}")));

    [Fact]
    public void No_text_of_a_project_becomes_markup() => Assert.All(workspace.Pages.Select(File.ReadAllText), page =>
    {
        Assert.Single(Regex.Matches(page, "<script"));
        Assert.DoesNotMatch("(?i)<[^>]* on[a-z]+=|href=\"javascript:|<img|<iframe", page);
    });

    [Fact]
    public void A_description_is_markdown_and_its_links_lead_to_the_web_alone()
    {
        var page = workspace.Page("model-clinic_probability.html");
        Assert.Contains("<strong>strong</strong>", page, StringComparison.Ordinal);
        Assert.Contains("href=\"https://example.org/\"", page, StringComparison.Ordinal);
        Assert.Contains("javascript:window.hacked=5", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_says_its_key_its_columns_and_where_they_come_from()
    {
        var page = workspace.Page("model-fact_appointment.html");
        Assert.Matches("One row per</dt><dd><a href=\"#column-factap_pk\">", page);
        Assert.Contains("href=\"model-unified_appointments.html\"", page, StringComparison.Ordinal);
        Assert.Matches("id=\"column-delay_minutes\"(.|\n)*?model-stg_appointments.html#column-scheduled_time\"", page);
        Assert.Contains("never yet", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("feed-visits.html", "a&lt;b&gt;")]
    [InlineData("question-clinic-delays.html", "--threshold")]
    [InlineData("source-staging.appointments.html", "scheduled_instant")]
    [InlineData("tests.html", "gold_equals_facts")]
    [InlineData("macros.html", "delay_minutes(scheduled, actual, day_is_known)")]
    [InlineData("ledger.html", "Nothing has landed yet")]
    [InlineData("run.html", "Nothing has run yet")]
    public void Everything_has_its_page(string file, string says) => Assert.Contains(says, workspace.Page(file), StringComparison.Ordinal);

    [Fact]
    public async Task A_directory_of_other_files_is_left_alone()
    {
        var other = Path.GetDirectoryName(workspace.Write("mine/index.html", "mine"))!;
        var result = await workspace.KeptAsync("docs", "--output", other);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("--output", result.Error, StringComparison.Ordinal);
        Assert.Equal(["index.html"], Directory.EnumerateFileSystemEntries(other).Select(path => Path.GetFileName(path)));
    }

    [Fact]
    public async Task A_page_of_what_is_gone_goes()
    {
        var output = Path.Combine(workspace.Site, "..", "again");
        var model = workspace.Write("warehouse/models/brief.sql", "select 1 as one");
        await workspace.KeptAsync("docs", "--output", output);
        Assert.True(File.Exists(Path.Combine(output, "model-brief.html")));
        File.Delete(model);
        Assert.Equal(0, (await workspace.KeptAsync("docs", "--output", output)).ExitCode);
        Assert.False(File.Exists(Path.Combine(output, "model-brief.html")));
        Assert.True(File.Exists(Path.Combine(output, "model-dim_patient.html")));
    }

    [GeneratedRegex(" id=\"([^\"]*)\"")]
    static partial Regex Id { get; }

    [GeneratedRegex(" href=\"([^\"]*)\"")]
    static partial Regex Link { get; }
}
