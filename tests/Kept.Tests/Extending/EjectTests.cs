using System.Text.Json;
using Kept.Tests.Runs;
using Kept.Workspaces;
using Xunit;

namespace Kept.Tests.Extending;

public sealed class EjectTests
{
    static readonly string[] Tables = ["dim_clinician", "fact_appointment_clinician", "clinician_appointments", "unified_appointments", "dim_patient", "fact_appointment"];

    [Fact]
    public async Task A_whole_ejected_project_gives_the_same_gold()
    {
        using var workspace = ClinicianWorkspace.Extended();
        await workspace.DoneAsync("run");
        var before = await GoldAsync(workspace);
        Assert.Contains("models/staging/clinicians.yml. Nothing was written", (await workspace.KeptAsync("eject", "--all")).Error, StringComparison.Ordinal);
        Assert.False(File.Exists(workspace.At("warehouse/dbt_project.yml")));
        await workspace.DoneAsync("eject", "--all", "--force");
        Assert.Equal([workspace.At("warehouse")], Workspace.Open(workspace.Root).ProjectDirectories);
        var again = await workspace.JsonAsync("run");
        Assert.Equal("rebuild", again.GetProperty("build").GetString());
        Assert.Equal(before, await GoldAsync(workspace));
        Assert.Contains("has a whole project already", (await workspace.KeptAsync("eject", "--all", "--force")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_copy_elsewhere_says_each_name_once_and_builds_the_same()
    {
        using var workspace = ClinicianWorkspace.Extended();
        await workspace.DoneAsync("run");
        var before = await GoldAsync(workspace);
        await workspace.DoneAsync("eject", "--to", workspace.At("copy"));
        Directory.Delete(workspace.At("warehouse"), recursive: true);
        Directory.Move(workspace.At("copy"), workspace.At("warehouse"));
        await workspace.DoneAsync("run");
        Assert.Equal(before, await GoldAsync(workspace));
        Assert.DoesNotContain("ejected.yml", Directory.GetFiles(workspace.At("warehouse")).Select(path => Path.GetFileName(path)));
    }

    [Fact]
    public async Task A_plain_workspace_ejects_every_file_as_it_is()
    {
        using var workspace = ClinicianWorkspace.Plain();
        await workspace.DoneAsync("eject", "--all");
        foreach (var file in Directory.GetFiles(Workspace.ShippedProject, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Workspace.ShippedProject, path)))
        {
            Assert.Equal(await File.ReadAllTextAsync(Path.Combine(Workspace.ShippedProject, file), RunWorkspace.Cancellation), await File.ReadAllTextAsync(workspace.At($"warehouse/{file}"), RunWorkspace.Cancellation));
        }

        Assert.All((await workspace.JsonAsync("eject")).EnumerateArray(), file => Assert.Equal("copied", file.GetProperty("state").GetString()));
    }

    [Fact]
    public async Task One_file_is_copied_and_not_overwritten_unless_forced()
    {
        using var workspace = ClinicianWorkspace.Plain();
        Assert.Equal(["copy|models/bronze/dim_patient.sql"], Files(await workspace.JsonAsync("eject", "model", "dim_patient", "--dry-run")));
        Assert.False(Directory.Exists(workspace.At("warehouse")));
        await workspace.DoneAsync("eject", "model", "dim_patient");
        workspace.Write("warehouse/models/bronze/dim_patient.sql", "select 1");
        var refused = await workspace.KeptAsync("eject", "model", "dim_patient");
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("warehouse/models/bronze/dim_patient.sql overrides model 'dim_patient' already. Nothing was written", refused.Error, StringComparison.Ordinal);
        Assert.Equal("overridden", StateOf(await workspace.JsonAsync("eject"), "dim_patient"));
        Assert.Equal(["overwrite|models/bronze/dim_patient.sql"], Files(await workspace.JsonAsync("eject", "model", "dim_patient", "--force")));
        Assert.Equal("copied", StateOf(await workspace.JsonAsync("eject"), "dim_patient"));
    }

    [Fact]
    public async Task After_an_upgrade_the_workspace_is_told_what_changed_under_its_overrides()
    {
        using var workspace = ClinicianWorkspace.Plain();
        await workspace.DoneAsync("eject", "macro", "date_id");
        Assert.DoesNotContain("has changed or gone", (await workspace.KeptAsync("run")).Error, StringComparison.Ordinal);
        workspace.Write("warehouse/macros/date_id.sql", await File.ReadAllTextAsync(workspace.At("warehouse/macros/date_id.sql"), RunWorkspace.Cancellation) + "{# mine #}\n");
        workspace.Write("warehouse/ejected.yml", "macros/date_id.sql: \"0123456789abcdef\"\nmodels/bronze/dim_gone.sql: \"0123456789abcdef\"\n");
        Assert.Contains("the program's own text of warehouse/macros/date_id.sql, warehouse/models/bronze/dim_gone.sql has changed or gone since it was copied", (await workspace.KeptAsync("run")).Error, StringComparison.Ordinal);
        Assert.Equal("changed", StateOf(await workspace.JsonAsync("eject"), "date_id"));
    }

    [Theory]
    [InlineData("unknown kind 'modell'; did you mean 'model'?", "modell", "dim_patient")]
    [InlineData("unknown model 'dim_patiant'; did you mean 'dim_patient'?", "model", "dim_patiant")]
    [InlineData("expected a kind and a name", "model")]
    [InlineData("expected a kind and a name", "model", "dim_patient", "--all")]
    public async Task What_there_is_not_cannot_be_ejected(string problem, params string[] arguments)
    {
        using var workspace = ClinicianWorkspace.Plain();
        var result = await workspace.KeptAsync(["eject", .. arguments]);
        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains(problem, result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(workspace.At("warehouse")));
    }

    static Task<string[]> GoldAsync(RunWorkspace workspace) =>
        workspace.RowsAsync(string.Join(" union all ", Tables.Select(table => $"select '{table}' as name, count(*) as n, bit_xor(hash(t))::varchar as h from {table} t")));

    static string[] Files(JsonElement ejected) =>
        [.. ejected.GetProperty("files").EnumerateArray().Select(file => $"{file.GetProperty("action")}|{file.GetProperty("file")}")];

    static string? StateOf(JsonElement files, string name) =>
        files.EnumerateArray().Single(file => file.GetProperty("name").GetString() == name).GetProperty("state").GetString();
}
