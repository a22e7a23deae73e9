using System.Text.RegularExpressions;
using Kept.Cli.Kernel;
using Kept.Contracts;
using Kept.Feeds;
using Kept.Models;
using Kept.Models.Selection;
using Kept.Questions;
using Kept.Tests.Landing;
using Kept.Tests.Support;
using Kept.Workspaces;
using Xunit;

namespace Kept.Tests.Documents;

/// <summary>What the pages say is what the program knows.</summary>
public sealed partial class PageTests
{
    static readonly Page Feeds = new("feeds.md");
    static readonly Page Selection = new("selection.md");

    [Fact]
    public void The_page_on_feeds_names_every_key_and_no_other()
    {
        Assert.Equal(FeedReader.Keys.Order(), Feeds.FirstColumn("The feed").Order());
        Assert.Equal(ColumnMappingReader.Keys.Order(), Feeds.FirstColumn("Columns").Order());
        Assert.Equal(WorkspaceReader.Keys.Order(), Feeds.FirstColumn("The workspace").Order());
    }

    [Fact]
    public void The_page_on_extending_names_every_key_of_a_column_and_no_other() =>
        Assert.Equal(ContractColumnReader.Keys.Order(), new Page("extend.md").FirstColumn("An entity").Order());

    [Fact]
    public void Every_feed_on_the_page_can_be_read() =>
        Assert.All(Feeds.Blocks("yaml"), yaml => Assert.NotEmpty(FeedReader.Parse("example", yaml, LandingBench.Contract, "feeds.md").Entities));

    [Fact]
    public void Every_example_workspace_can_be_read() => Assert.All(
        Directory.GetDirectories(Repository.At("docs/examples")),
        directory => Assert.NotEmpty(FeedCatalog.Load(Workspace.Open(directory), LandingBench.Contract).Feeds));

    [Fact]
    public void The_page_on_landing_names_every_rule_of_the_sources()
    {
        var sources = string.Concat(Directory.GetFiles(Repository.At("src/Kept/Landing"), "*.cs").Select(File.ReadAllText));
        var named = new Page("landing.md").FirstColumn("Rejects").ToList();
        var rules = Rule.Matches(sources).Select(match => match.Groups[1].Value).Distinct();
        Assert.Empty(rules.Except(named));
        Assert.DoesNotContain(named, rule => !rule.StartsWith("unreadable_", StringComparison.Ordinal) && !sources.Contains(rule, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_page_on_questions_names_every_question()
    {
        var catalog = await QuestionCatalog.LoadAsync([Path.Combine(AppContext.BaseDirectory, "warehouse")], TestContext.Current.CancellationToken);
        var named = Name.Matches(new Page("questions.md").Text.Split("\n## ")[0]).Select(match => match.Groups[1].Value);
        Assert.Equal(catalog.Questions.Select(question => question.Name).Order(), named.Order());
    }

    [Fact]
    public void The_page_on_selection_names_every_method_and_its_terms_select_what_is_there()
    {
        var project = ModelProject.Load([Path.Combine(AppContext.BaseDirectory, "warehouse")], new Dictionary<string, object?>());
        var terms = Selection.FirstColumn("Terms").Select(term => Criterion.Parse(term)).ToList();
        Assert.Equal(SelectionMethods.Names.Order(), terms.Select(term => term.Method).Distinct().Order());
        var ofOthers = new[] { "state", "tag", "unit_test" };
        Assert.All(terms.Where(term => !ofOthers.Contains(term.Method) && term is not { Method: "config", Arguments: ["meta", ..] } and not { Value: "unit" }), term =>
            Assert.Empty(project.Select(new SelectionRequest { Select = [term.Raw] }).Notes));
        Assert.Equal(Enum.GetNames<IndirectSelection>().Select(mode => mode.ToLowerInvariant()), Selection.FirstColumn("Tests come along"));
    }

    [Fact]
    public void The_page_on_questions_names_every_exit_code() => Assert.Equal(
        typeof(ExitCodes).GetFields().Select(field => $"{field.GetRawConstantValue()}").Order(),
        Code.Matches(new Page("questions.md").Text).Select(match => match.Groups[1].Value).Order());

    [Fact]
    public void Every_link_of_the_pages_leads_somewhere() =>
        Assert.All(Page.All.SelectMany(page => page.Links), link => Assert.True(Path.Exists(link), link));

    [Fact]
    public void Decisions_are_short() =>
        Assert.All(Directory.GetFiles(Repository.At("docs/decisions")), file => Assert.InRange(File.ReadAllLines(file).Length, 1, 40));

    [GeneratedRegex("""['"](wrong_column_count|bad_[a-z]+|line_too_long|unreadable_record|missing_[a-z]+|too_long|out_of_range|broken_json)['"]""")]
    static partial Regex Rule { get; }

    [GeneratedRegex("`([a-z]+(?:-[a-z]+)+)`")]
    static partial Regex Name { get; }

    [GeneratedRegex(@"^\| (\d+) \|", RegexOptions.Multiline)]
    static partial Regex Code { get; }
}
