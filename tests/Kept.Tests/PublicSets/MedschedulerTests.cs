using Xunit;

namespace Kept.Tests.PublicSets;

/// <summary>Two files with text ids and leading zeros, times to the second, and no clinic.</summary>
public sealed class MedschedulerTests(MedschedulerTests.Medscheduler medscheduler) : IClassFixture<MedschedulerTests.Medscheduler>
{
    [Fact]
    public async Task Every_row_is_one_appointment_of_a_known_patient_at_the_one_clinic() => Assert.Equal(["21500|21500|11520|1|0"], await medscheduler.SqlAsync("""
        select count(*), count(distinct appointment_id), (select count(*) from dim_patient), count(distinct clinic_id),
          count(*) filter (where is_inferred_patient or is_inferred_clinic) from unified_appointments
        """));

    [Fact]
    public async Task What_became_of_the_appointments_is_counted() => Assert.Equal(
        ["attended|16542", "cancelled|3450", "missed|1278", "pending|158", "unknown|72"],
        await medscheduler.SqlAsync("select outcome, count(*) from unified_appointments group by 1 order by 1"));

    [Fact]
    public async Task Late_starts_are_counted_by_the_reference_definition() =>
        Assert.Equal(["1|Outpatient clinic||10919|16542|66.0"], await medscheduler.RowsAsync("ask", "clinic-delays"));

    [Fact]
    public async Task Early_starts_are_counted() =>
        Assert.Equal(["2856"], await medscheduler.SqlAsync("select count(*) from unified_appointments where delay_minutes < 0"));

    [Fact]
    public async Task Only_attended_appointments_were_seen() => Assert.Equal(["attended|16542"], await medscheduler.SqlAsync(
        "select outcome, count(*) from unified_appointments where actual_appointment_time_id is not null group by 1"));

    [Fact]
    public async Task Leading_zeros_survive() => Assert.Equal(["000199|07371|2023-01-02|8|3"], await medscheduler.SqlAsync("""
        select appointment_source_id, patient_source_id, scheduled_fulldate, actual_hour, actual_minute
        from unified_appointments where appointment_source_id = '000199'
        """));

    [Fact]
    public async Task Every_id_of_the_files_is_there_as_it_was_written()
    {
        await medscheduler.RunAsync();
        Assert.Equal(Ids("patients.csv"), await medscheduler.SqlAsync("select coalesce(patient_source_id, patient_id::varchar) from dim_patient order by 1"));
        Assert.Equal(Ids("appointments.csv"), await medscheduler.SqlAsync("select coalesce(appointment_source_id, appointment_id::varchar) from dim_appointment order by 1"));
    }

    [Fact]
    public async Task The_ledger_accounts_for_each_row_of_each_entity() => Assert.Equal(
        ["clinics|21500|1|0|21499|0", "appointments|21500|21500|0|0|0", "patients|11520|11520|0|0|0"],
        await medscheduler.SqlAsync("select entity, rows_read, rows_landed, rows_rejected, rows_duplicate, rows_deleted from ledger order by load_id"));

    static IEnumerable<string> Ids(string file) =>
        File.ReadLines(PublicData.File($"medscheduler/{file}")).Skip(1).Select(line => line.Split(',')[0]).Order(StringComparer.Ordinal);

    public sealed class Medscheduler() : PublicRun("medscheduler", "appointments.csv", "patients.csv");
}
