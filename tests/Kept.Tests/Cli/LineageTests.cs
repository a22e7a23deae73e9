using System.Text.Json;
using Kept.Tests.Documents;
using Kept.Tests.Support;
using Xunit;

namespace Kept.Tests.Cli;

/// <summary><c>kept lineage</c> on a fresh workspace: no warehouse is there.</summary>
public sealed class LineageTests : IAsyncLifetime
{
    readonly string root = Path.Combine(Directory.CreateTempSubdirectory("kept-lineage-").FullName, "clinics");

    public async ValueTask InitializeAsync() => Assert.Equal(0, (await KeptProgram.RunAsync("init", root)).ExitCode);

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Path.GetDirectoryName(root)!, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_column_comes_from_a_file_and_goes_to_questions()
    {
        var up = await AskAsync("unified_appointments.delay_minutes", "--up");
        Assert.Contains("silver.fact_appointment.delay_minutes  [identity]  case when clock_delay is not null", up.Output, StringComparison.Ordinal);
        Assert.Contains("data/appointments*.csv: actual_time", up.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Goes to", up.Output, StringComparison.Ordinal);
        var down = await AskAsync("staging.appointments.status", "--down");
        Assert.Contains("Questions that use it: no-show-rate-as-of, no-show-rate-by-age-band", down.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_decides_about_rows_is_shown_when_asked_for()
    {
        Assert.DoesNotContain("[filter]", (await AskAsync("stg_patients.gender", "--up")).Output, StringComparison.Ordinal);
        Assert.Contains("staging.patients._is_deleted  [filter]", (await AskAsync("stg_patients.gender", "--up", "--indirect")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Machines_get_edges()
    {
        using var json = JsonDocument.Parse((await AskAsync("gold.clinic_probability.average_probability", "--up", "--depth", "1", "--format", "json")).Output);
        var edge = Assert.Single(json.RootElement.GetProperty("up").EnumerateArray());
        Assert.Equal("probability_dna", edge.GetProperty("from").GetProperty("column").GetString());
        Assert.Equal("aggregation", edge.GetProperty("influence")[0].GetString());
        Assert.Empty(json.RootElement.GetProperty("not_traced").EnumerateArray());
    }

    [Fact]
    public async Task A_seed_has_the_columns_of_its_file_and_a_snapshot_its_own_beside_those_of_its_query()
    {
        Write("seeds/codes.csv", "code,word\n1,one\n");
        Write("snapshots/code_history.sql", "{% snapshot code_history %}{{ config(unique_key='code', strategy='check', check_cols=['word']) }} select * from {{ ref('codes') }}{% endsnapshot %}");
        Assert.StartsWith("main.codes.code  warehouse/seeds/codes.csv  INTEGER\n", (await AskAsync("codes.code", "--up")).Output, StringComparison.Ordinal);
        Assert.Contains("└─ main.codes.word  [identity]  warehouse/seeds/codes.csv\n", (await AskAsync("code_history.word", "--up")).Output, StringComparison.Ordinal);
        Assert.Contains("main.codes.code  [transformation]", (await AskAsync("code_history.dbt_scd_id", "--up")).Output, StringComparison.Ordinal);
        Write("seeds/codes.csv", "code,word\n1,one,more\n");
        Assert.Contains("not traced: main.codes: warehouse/seeds/codes.csv: row 1 of 'codes' has 3 values", (await AskAsync("codes", "--up")).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("unified_appointmets", "did you mean 'unified_appointments'?")]
    [InlineData("unified_appointments.delay_minute", "did you mean 'delay_minutes'?")]
    [InlineData("delay_minutes", "gold.unified_appointments.delay_minutes")]
    public async Task An_unknown_name_gets_the_nearest(string name, string suggestion)
    {
        var result = await AskAsync(name);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains(suggestion, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_shows_what_the_program_says()
    {
        var shown = new Page("lineage.md").Blocks("console").Single().Split('\n', 2);
        var result = await AskAsync(shown[0].Split(' ')[3..]);
        Assert.Equal(shown[1].Trim(), result.Output.Split("\n\nQuestions")[0].Trim());
    }

    void Write(string path, string text)
    {
        var file = Path.Combine(root, "warehouse", path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    Task<KeptResult> AskAsync(params string[] arguments) => KeptProgram.RunAsync(["lineage", "-w", root, .. arguments]);
}
