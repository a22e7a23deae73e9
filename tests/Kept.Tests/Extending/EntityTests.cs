using Kept.Tests.Runs;
using Xunit;

namespace Kept.Tests.Extending;

/// <summary>An entity and a column that a workspace adds to the contract are landed as ours are.</summary>
public sealed class EntityTests
{
    [Fact]
    public async Task A_warehouse_that_is_there_takes_in_an_added_entity_and_column()
    {
        using var workspace = ClinicianWorkspace.Plain();
        await workspace.DoneAsync("run");
        var before = await workspace.RowsAsync("select * from fact_appointment order by all");
        ClinicianWorkspace.Extend(workspace);
        var result = await workspace.KeptAsync("run");
        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Contains("staging.appointments has the new column clinician_id: 48 rows landed before without it (48 keep a value of that name in _extra)", result.Error, StringComparison.Ordinal);
        Assert.Equal(46, await workspace.NumberAsync("select count(*) from staging.appointments where _superseded_by is null and clinician_id is not null"));
        Assert.Equal(6, await workspace.NumberAsync("select count(*) from dim_clinician"));
        Assert.Equal(before.Select(WithoutLoad), (await workspace.RowsAsync("select * from fact_appointment order by all")).Select(WithoutLoad));
        Assert.Contains("Nothing new", await workspace.DoneAsync("run"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_files_that_are_gone_the_column_stays_empty()
    {
        using var workspace = ClinicianWorkspace.Plain();
        workspace.Write("feeds/appointments.yml", "path: data/appointments*.csv\nentities:\n  appointments:\n");
        await workspace.DoneAsync("run");
        File.Delete(workspace.At("data/appointments.csv"));
        ClinicianWorkspace.Extend(workspace);
        await workspace.DoneAsync("run");
        Assert.Equal(48, await workspace.NumberAsync("select count(*) from fact_appointment"));
        Assert.Equal(0, await workspace.NumberAsync("select count(*) from clinician_appointments"));
        Assert.Equal("D-05", (await workspace.RowsAsync("select _extra->>'clinician_id' from staging.appointments where appointment_id = 2")).Single());
    }

    [Fact]
    public async Task A_column_of_another_type_than_the_warehouse_has_is_refused_and_nothing_is_touched()
    {
        using var workspace = ClinicianWorkspace.Extended();
        await workspace.DoneAsync("run");
        var sources = await File.ReadAllTextAsync(workspace.At("warehouse/models/staging/clinicians.yml"), RunWorkspace.Cancellation);
        workspace.Write("warehouse/models/staging/clinicians.yml", sources.Replace("{name: specialty, data_type: varchar", "{name: specialty, data_type: bigint", StringComparison.Ordinal).Replace("attribute, max_length: 200, names: [specialism]", "attribute", StringComparison.Ordinal));
        var result = await workspace.KeptAsync("run");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("warehouse/models/staging/clinicians.yml:13: staging.clinicians.specialty is bigint here and VARCHAR in the warehouse", result.Error, StringComparison.Ordinal);
        Assert.Equal(6, await workspace.NumberAsync("select count(*) from dim_clinician"));
    }

    [Fact]
    public async Task Records_that_break_the_added_contract_are_rejected_and_replayed()
    {
        using var workspace = ClinicianWorkspace.Extended();
        workspace.Write("data/clinicians.csv", "staff_code,forename,surname,specialism,registered_on\nD-06,Sol,Vance,Cardiology,yesterday\n,Tess,West,,2020-01-01\n");
        await workspace.DoneAsync("run");
        Assert.Equal(["clinicians|missing_key|clinician_id", "clinicians|unreadable_timestamp|created_at"], await workspace.RowsAsync("select entity, rule, column_name from staging.rejects order by all"));
        await workspace.DoneAsync("rejects", "export", "-o", "corrected.csv");
        var corrected = await File.ReadAllLinesAsync(workspace.At("corrected.csv"), RunWorkspace.Cancellation);
        await File.WriteAllLinesAsync(workspace.At("corrected.csv"), corrected.Where(line => !line.Contains("Tess", StringComparison.Ordinal)).Select(line => line.Replace("yesterday", "2024-01-01", StringComparison.Ordinal)), RunWorkspace.Cancellation);
        await workspace.DoneAsync("rejects", "replay", "corrected.csv");
        await workspace.DoneAsync("run");
        Assert.Equal(["Vance|False"], await workspace.RowsAsync("select last_name, is_inferred from dim_clinician where clinician_source_id = 'D-06'"));
    }

    [Fact]
    public async Task A_snapshot_deletes_what_it_no_longer_names()
    {
        using var workspace = ClinicianWorkspace.Extended();
        workspace.Write("feeds/clinicians.yml", (await File.ReadAllTextAsync(workspace.At("feeds/clinicians.yml"), RunWorkspace.Cancellation)) + "rows: snapshot\n");
        await workspace.DoneAsync("run");
        workspace.Write("data/clinicians.csv", "staff_code,forename,surname,specialism,registered_on\nD-01,Mara,Quinn,Cardiology,2019-03-01\n");
        var ledger = (await workspace.JsonAsync("run")).GetProperty("ledger").EnumerateArray().Single();
        Assert.Equal(4, ledger.GetProperty("absent").GetInt32());
        Assert.Equal(5, await workspace.NumberAsync("select count(*) from dim_clinician where is_inferred"));
    }

    [Fact]
    public async Task A_feed_is_guessed_by_the_names_that_the_contract_states()
    {
        using var workspace = ClinicianWorkspace.Extended();
        workspace.Write("data/visits.csv", "appt_no,patient_no,site,doctor code,clinician name,appt_date\nA-1,7,North,D-01,Mara Quinn,2025-04-01\n");
        var sources = await File.ReadAllTextAsync(workspace.At("warehouse/models/staging/clinicians.yml"), RunWorkspace.Cancellation);
        workspace.Write("warehouse/models/staging/clinicians.yml", sources.Replace("gmc number", "doctor code", StringComparison.Ordinal));
        var feed = await workspace.DoneAsync("feed", "add", "data/visits.csv");
        Assert.Contains("    clinician_id: doctor code\n", feed, StringComparison.Ordinal);
        Assert.DoesNotContain("patients:", feed, StringComparison.Ordinal);
        Assert.DoesNotContain("  clinics:", feed, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("role: key, names: [staff code, gmc number]", "role: attribute", "found 0 columns with role: key, expected one")]
    [InlineData("references: clinicians", "references: clinicans", "references: unknown entity 'clinicans'; did you mean 'clinicians'?")]
    [InlineData("role: source_id, of: clinician_id", "role: attribute", "no column holds the source's own text of the key")]
    public async Task A_contract_that_cannot_be_meant_is_refused_in_the_workspaces_file(string text, string instead, string problem)
    {
        using var workspace = ClinicianWorkspace.Extended();
        var path = workspace.At("warehouse/models/staging/clinicians.yml");
        await File.WriteAllTextAsync(path, (await File.ReadAllTextAsync(path, RunWorkspace.Cancellation)).Replace(text, instead, StringComparison.Ordinal), RunWorkspace.Cancellation);
        var result = await workspace.KeptAsync("load");
        Assert.Equal(2, result.ExitCode);
        Assert.StartsWith("kept: warehouse/models/staging/clinicians.yml:", result.Error, StringComparison.Ordinal);
        Assert.Contains(problem, result.Error, StringComparison.Ordinal);
    }

    static string WithoutLoad(string row) => row[..row.LastIndexOf('|')];
}
