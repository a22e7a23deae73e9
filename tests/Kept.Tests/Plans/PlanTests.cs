using Kept.Tests.Runs;
using Xunit;

namespace Kept.Tests.Plans;

/// <summary>What a plan shows, where one can say in advance what it must be.</summary>
public sealed class PlanTests(PlanWorlds worlds)
{
    [Fact]
    public async Task A_corrected_file_moves_the_row_the_column_and_the_headline_that_it_must()
    {
        using var workspace = await worlds.SmallAsync();
        workspace.Write("data/appointments.csv", PlanWorkspace.Appointments(missed: 3));
        var plan = await workspace.JsonAsync("plan");
        Assert.Equal(("changes", "incremental"), (plan.Verdict(), plan.GetProperty("build").GetString()));
        Assert.Equal((0, 1, 0), plan.Rows("gold.unified_appointments"));
        Assert.Equal("""{"outcome":1,"_load_id":1}""", Compact(plan.Table("gold.unified_appointments").GetProperty("columns")));
        Assert.Equal("unchanged", plan.Table("bronze.dim_patient").GetProperty("is").GetString());
        var rate = plan.Headline("no-show-rate-by-specialty");
        Assert.Equal((5, 7.5), (rate.GetProperty("before").GetDouble(), rate.GetProperty("after").GetDouble()));
        Assert.Equal("""[{"group":"Cardiology","before":10,"after":15}]""", Compact(rate.GetProperty("groups")));
        Assert.Equal("""[["data/appointments.csv","changed"]]""", Compact(plan.GetProperty("files").EnumerateArray().Select(file => new[] { file.GetProperty("file"), file.GetProperty("is") })));
        Assert.Equal("""{"changes":[],"affected_models":[]}""", Compact(plan.GetProperty("code")));
    }

    [Fact]
    public async Task The_page_says_it_in_the_clinics_words()
    {
        using var workspace = await worlds.SmallAsync();
        workspace.Write("data/appointments.csv", PlanWorkspace.Appointments(missed: 3));
        var page = await workspace.DoneAsync("plan");
        Assert.Matches(@"no-show rate +5\.0 % +7\.5 % +\+2\.5 points\n  Cardiology +10\.0 % +15\.0 % +\+5\.0 points\n", page);
        Assert.Matches(@"gold\.unified_appointments +40 +1 +outcome 1, _load_id 1\n", page);
        Assert.Contains("more headlines unchanged", page, StringComparison.Ordinal);
        var markdown = await workspace.DoneAsync("plan", "--format", "markdown");
        Assert.Contains("| no-show rate | 5.0 % | 7.5 % | +2.5 points |", markdown, StringComparison.Ordinal);
        Assert.Contains("| gold.unified\\_appointments | 40 |  | 1 |  | outcome 1, \\_load\\_id 1 |", markdown, StringComparison.Ordinal);
        Assert.DoesNotContain("Secretname", page + markdown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deleted_patient_is_removed_or_where_appointments_name_it_no_longer_known()
    {
        using var workspace = await worlds.SmallAsync();
        workspace.Write("data/patients.csv", PlanWorkspace.Patients + "1,,,D\n3,,,D\n");
        var plan = await workspace.JsonAsync("plan");
        Assert.Equal((0, 1, 1), plan.Rows("bronze.dim_patient"));
        Assert.Equal((0, 20, 0), plan.Rows("gold.unified_appointments"));
        var file = plan.GetProperty("files").EnumerateArray().Single();
        Assert.Equal(("grown", 2), (file.GetProperty("is").GetString(), file.GetProperty("ledger")[0].GetProperty("deleted").GetInt32()));
        Assert.DoesNotContain("Secretname", plan.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_few_appointments_in_a_specialty_of_its_own_moves_no_group_that_is_shown()
    {
        using var workspace = await worlds.SmallAsync();
        workspace.Write("data/appointments-late.csv", "appointment_id,patient_id,clinic_id,specialty,scheduled_date,status\n99,1,7,Rarity,2024-05-01,DNA\n");
        var rate = (await workspace.JsonAsync("plan")).Headline("no-show-rate-by-specialty");
        Assert.Equal((0, 1), (rate.GetProperty("groups").GetArrayLength(), rate.GetProperty("small_groups").GetInt32()));
        Assert.DoesNotContain("Rarity", await workspace.DoneAsync("plan"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bad_records_are_told_by_rule_and_never_by_value()
    {
        using var workspace = await worlds.SmallAsync();
        workspace.Write("data/appointments-late.csv", "appointment_id,patient_id,clinic_id,scheduled_date\n90,1,7,the secret day\n91,1,7,2024-02-30\n");
        var plan = await workspace.JsonAsync("plan");
        Assert.Equal("""[{"feed":"appointments","entity":"appointments","column":"scheduled_date","rule":"unreadable_date","records":2}]""", Compact(plan.GetProperty("rejected")));
        Assert.DoesNotContain("secret day", await workspace.DoneAsync("plan") + plan, StringComparison.Ordinal);
        Assert.Empty(await workspace.RowsAsync("select * from staging.rejects"));
    }

    [Fact]
    public async Task A_file_that_cannot_land_fails_the_plan_and_touches_nothing()
    {
        using var workspace = await worlds.SmallAsync();
        var before = workspace.Files();
        workspace.Write("data/appointments-late.csv", "nothing,fits\n1,2\n");
        var result = await workspace.KeptAsync("plan");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("appointments-late.csv", result.Error, StringComparison.Ordinal);
        File.Delete(workspace.At("data/appointments-late.csv"));
        Assert.Equal(before, workspace.Files());
        Assert.False(Directory.Exists(workspace.At(".kept/plan/kept")));
    }

    [Fact]
    public async Task A_plan_whose_tests_fail_says_so_and_cannot_be_applied()
    {
        using var workspace = await worlds.SmallAsync();
        workspace.Write("data/appointments.csv", PlanWorkspace.Appointments(missed: 3));
        workspace.Write("warehouse/tests/at_most_two.sql", "-- More were missed than anybody believes.\nselect appointment_id from {{ ref('fact_appointment') }} where outcome = 'missed' and appointment_id > 2");
        var result = await workspace.KeptAsync("plan");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("Run 2 would not be published: the test 'at_most_two' failed", result.Output, StringComparison.Ordinal);
        Assert.Matches(@"FAIL +at_most_two +0 +1 +More were missed", result.Output);
        var applied = await workspace.KeptAsync("plan", "--apply");
        Assert.Equal(1, applied.ExitCode);
        Assert.Contains("the test 'at_most_two' failed", applied.Error, StringComparison.Ordinal);
        Assert.Equal(2, await workspace.NumberAsync("select count(*) from unified_appointments where outcome = 'missed'"));
    }

    [Fact]
    public async Task With_nothing_new_a_plan_is_empty_and_leaves_nothing_behind()
    {
        using var workspace = await worlds.SmallAsync();
        var plan = await workspace.JsonAsync("plan", "--detailed-exitcode");
        Assert.Equal("nothing", plan.Verdict());
        Assert.Contains("Nothing to change", await workspace.DoneAsync("plan"), StringComparison.Ordinal);
        var applied = await workspace.KeptAsync("plan", "--apply");
        Assert.Equal(1, applied.ExitCode);
        Assert.Contains("there is no plan", applied.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_first_plan_adds_everything()
    {
        using var workspace = await worlds.SmallAsync();
        File.Delete(workspace.Database);
        var plan = await workspace.JsonAsync("plan");
        Assert.Equal((40, 0, 0), plan.Rows("gold.unified_appointments"));
        Assert.All(plan.GetProperty("tables").EnumerateArray(), table => Assert.Equal("added", table.GetProperty("is").GetString()));
        Assert.False(File.Exists(workspace.Database));
        await workspace.DoneAsync("plan", "--apply");
        Assert.Equal(40, await workspace.NumberAsync("select count(*) from unified_appointments"));
    }

    [Fact]
    public async Task The_page_of_the_documentation_names_every_member_and_option_and_shows_what_is_shown()
    {
        using var workspace = await worlds.SmallAsync();
        workspace.Write("data/appointments.csv", PlanWorkspace.Appointments(missed: 3));
        var text = await File.ReadAllTextAsync(Support.Repository.At("docs/plan.md"), RunWorkspace.Cancellation);
        var json = text.Split("\n## JSON\n")[1];
        Assert.All((await workspace.JsonAsync("plan")).EnumerateObject(), member => Assert.Contains($"`{member.Name}`", json, StringComparison.Ordinal));
        var page = (await workspace.DoneAsync("plan")).Split('\n').Select(Words).ToList();
        Assert.All(text.Split("```text\n")[1].Split("```")[0].Split('\n').Select(Words), line => Assert.Contains(line, page));
        var help = await workspace.DoneAsync("plan", "--help");
        Assert.All(System.Text.RegularExpressions.Regex.Matches(text, "--[a-z-]+").Select(option => option.Value), option => Assert.Contains(option, help, StringComparison.Ordinal));
    }

    static string Words(string line) => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    static string Compact<T>(T value) => System.Text.Json.JsonSerializer.Serialize(value);
}
