using System.Text.Json;
using System.Text.RegularExpressions;
using Kept.Tests.Runs;
using Kept.Tests.Support;
using Xunit;

namespace Kept.Tests.Conformance;

/// <summary>The texts for engines that are not here, held to the grammars of their SQL. What a grammar cannot show stands in decision 0021.</summary>
public sealed partial class OtherEngineTests
{
    [Theory]
    [InlineData("redshift")]
    [InlineData("spark")]
    public async Task Every_text_of_the_project_is_a_statement_of_the_engine(string engine)
    {
        using var workspace = Workspace();
        var texts = (await workspace.JsonAsync("compile", "--target", engine)).EnumerateArray()
            .ToDictionary(text => text.GetProperty("unique_id").GetString()!, text => text.GetProperty("compiled").GetString()!);
        Assert.Contains("model.kept.unified_appointments", texts.Keys);
        Assert.Contains(texts.Keys, name => name.StartsWith("analysis.", StringComparison.Ordinal));
        Assert.Empty(await ProblemsAsync(engine, texts));
        Assert.DoesNotContain(texts, text => Missing().IsMatch(text.Value));
        Assert.False(File.Exists(workspace.At("kept.duckdb")));
        Assert.True(File.Exists(workspace.At($"target/{engine}/compiled/kept/models/gold/unified_appointments.sql")));
    }

    [Theory]
    [InlineData("redshift")]
    [InlineData("spark")]
    public async Task The_statements_of_the_decision_are_the_engines(string engine)
    {
        var blocks = Blocks().Matches(File.ReadAllText(Repository.At("docs/decisions/0021-redshift-and-spark.md")))
            .Where(block => block.Groups["engine"].Value == engine).Select((block, i) => (Name: $"block {i + 1}", Sql: block.Groups["sql"].Value)).ToDictionary(block => block.Name, block => block.Sql);
        Assert.NotEmpty(blocks);
        Assert.Empty(await ProblemsAsync(engine, blocks));
    }

    [Theory]
    [InlineData("redshift", "select a from t group by")]
    [InlineData("redshift", "select from t where")]
    [InlineData("spark", "select a::integer from t qualify")]
    [InlineData("spark", "select from t where")]
    public async Task A_text_that_is_none_is_told(string engine, string sql) =>
        Assert.NotEmpty(await ProblemsAsync(engine, new Dictionary<string, string> { ["wrong"] = sql }));

    [Fact]
    public async Task A_text_that_asks_the_warehouse_is_refused()
    {
        using var workspace = Workspace();
        workspace.Write("warehouse/analyses/asks.sql", "select {{ run_query('select 1').rows | length }} as n");
        var refused = await workspace.KeptAsync("compile", "--target", "spark", "--select", "asks");
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("asks the warehouse while it is compiled for spark", refused.Error, StringComparison.Ordinal);
    }

    static RunWorkspace Workspace()
    {
        var workspace = new RunWorkspace(Directory.CreateTempSubdirectory("kept-run-").FullName);
        workspace.Write("kept.yml", "version: 1\n");
        return workspace;
    }

    static async Task<string[]> ProblemsAsync(string engine, Dictionary<string, string> texts)
    {
        Assert.SkipUnless(NodeScript.Has("node-sql-parser") && NodeScript.Has("dt-sql-parser"), "the parsers are not here; ./test installs them");
        using var directory = new TemporaryDirectory();
        var file = directory.Write("texts.json", JsonSerializer.Serialize(texts.Select(text => new { name = text.Key, sql = text.Value })));
        return await NodeScript.LinesAsync("Conformance/parse.mjs", engine, file);
    }

    /// <summary>What the grammars let pass and one of the engines has not.</summary>
    [GeneratedRegex(@"filter\s*\(|distinct on|::|array\[|generate_series|\blateral\b|\bqualify\b|at time zone|isodow", RegexOptions.IgnoreCase)]
    private static partial Regex Missing();

    [GeneratedRegex(@"```sql\n-- (?<engine>redshift|spark)\n(?<sql>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Blocks();
}
