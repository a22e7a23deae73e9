using CsCheck;
using Kept.Tests.Support;
using Xunit;

namespace Kept.Tests.WarehouseProject;

/// <summary>What the project remembers of patients and clinics, and since when until when it was so.</summary>
public sealed class HistoryTests
{
    const string Clinics = "select clinic_name, location, is_first, strftime(dbt_valid_from, '%H'), strftime(dbt_valid_to, '%H') from bronze.clinic_history order by clinic_id, dbt_valid_from";
    const string Patients = "select first_name, dob, is_first, strftime(dbt_valid_from, '%H'), strftime(dbt_valid_to, '%H') from bronze.patient_history order by patient_id, dbt_valid_from";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_version_holds_from_its_load_to_the_load_that_replaced_it(bool builtEachTime)
    {
        await using var project = await BuiltProject.CreateAsync();
        await MoveAsync(project, "North", builtEachTime);
        await MoveAsync(project, "South", builtEachTime);
        await MoveAsync(project, "East", builtEachTime);
        await project.BuildAsync();
        Assert.Equal(["Ash|North|true|08|09", "Ash|South|false|09|10", "Ash|East|false|10|-"], await project.RowsAsync(Clinics));
    }

    [Fact]
    public async Task A_clinic_that_closes_keeps_its_history_and_one_that_opens_again_goes_on_with_it()
    {
        await using var project = await BuiltProject.CreateAsync();
        await MoveAsync(project, "North", true);
        await project.Staging.DeleteAsync("clinics", new { clinic_id = 1 });
        await project.BuildAsync();
        Assert.Equal(["Ash|North|true|08|09"], await project.RowsAsync(Clinics));

        await MoveAsync(project, "South", true);
        Assert.Equal(["Ash|North|true|08|09", "Ash|South|false|10|-"], await project.RowsAsync(Clinics));
    }

    [Fact]
    public async Task Of_a_patient_who_is_deleted_it_remembers_when_and_nothing_else()
    {
        await using var project = await BuiltProject.CreateAsync();
        await project.Staging.LandAsync("patients", new { patient_id = 1, first_name = "Ann", dob = "1980-01-01" }, new { patient_id = 2, first_name = "Bob", dob = "1990-01-01" });
        await project.BuildAsync();
        await project.Staging.DeleteAsync("patients", new { patient_id = 1 });
        await project.BuildAsync();
        Assert.Equal(["-|-|true|08|09", "Bob|1990-01-01|true|08|-"], await project.RowsAsync(Patients));
    }

    [Fact]
    public async Task A_clock_that_was_set_back_does_not_let_two_versions_hold_at_once()
    {
        await using var project = await BuiltProject.CreateAsync();
        await MoveAsync(project, "North", true);
        await MoveAsync(project, "South", true);
        project.Staging.LoadTime = project.Staging.LoadTime.AddHours(-2).AddMinutes(30);
        await MoveAsync(project, "East", true);
        await MoveAsync(project, "West", true);
        Assert.Equal(["Ash|North|true|08|09", "Ash|East|false|09|09", "Ash|West|false|09|-"], await project.RowsAsync(Clinics));
    }

    [Fact]
    public async Task However_often_it_is_built_the_history_is_what_staging_tells() =>
        await Gen.Select(Histories.Any, Gen.Bool.Array[48]).SampleAsync(async (history, pauses) =>
        {
            await using var project = await BuiltProject.CreateAsync();
            var told = new List<Arrival>();
            foreach (var arrival in history.SelectMany(landings => landings))
            {
                await Histories.LandAsync(project.Staging, [arrival]);
                told.Add(arrival);
                await (pauses[told.Count % pauses.Length] ? project.BuildAsync() : Task.CompletedTask);
            }

            await project.BuildAsync();
            Assert.Equal(Told(told, "clinics"), await VersionsAsync(project, "clinic_history", "clinic_id"));
            Assert.Equal(Told(told, "patients"), await VersionsAsync(project, "patient_history", "patient_id"));
        }, seed: "0000KeptHist", iter: SampleSize.Of(5), threads: 1);

    [Theory]
    [InlineData("2023-12-31", "North|2|1|50")]
    [InlineData("2024-01-31", "North|2|1|50")]
    [InlineData("2024-02-01", "South|2|1|50")]
    [InlineData("2024-03-01", "-|2|1|50")]
    public async Task A_question_can_ask_where_clinics_were_on_a_day(string day, params string[] rows)
    {
        await using var project = await MovedAsync();
        Assert.Equal(rows, await project.AskAsync("no_show_rate_as_of", [("as_of", $"date '{day}'")]));
    }

    [Fact]
    public async Task A_question_can_ask_what_patients_were_on_a_day()
    {
        await using var project = await MovedAsync();
        Assert.Equal(["F|1|1|100", "-|1|0|0"], await project.AskAsync("no_show_rate_as_of", [("by", "'gender'"), ("as_of", "date '2024-01-05'")]));
        Assert.Equal(["M|1|1|100", "-|1|0|0"], await project.AskAsync("no_show_rate_as_of", [("by", "'gender'")]));
        var error = await Assert.ThrowsAsync<Kept.Models.ModelException>(() => project.AskAsync("no_show_rate_as_of", [("by", "'name'")]));
        Assert.Contains("by is 'name'; expected location, clinic_name or gender", error.Message, StringComparison.Ordinal);
    }

    /// <summary>A clinic that moves on the first of February and closes on the first of March; a patient who is someone else by then.</summary>
    static async Task<BuiltProject> MovedAsync()
    {
        var project = await BuiltProject.CreateAsync();
        await MoveAsync(project, "North", false);
        await project.Staging.LandAsync("patients", new { patient_id = 1, gender = "F" });
        await project.Staging.LandAsync("appointments",
            new { appointment_id = 1, patient_id = 1, clinic_id = 1, scheduled_date = "2024-01-10", status = "missed" },
            new { appointment_id = 2, patient_id = 2, clinic_id = 1, scheduled_date = "2024-01-11", status = "attended" });
        project.Staging.LoadTime = new DateTime(2024, 2, 1, 8, 0, 0);
        await MoveAsync(project, "South", true);
        project.Staging.LoadTime = new DateTime(2024, 3, 1, 8, 0, 0);
        await project.Staging.DeleteAsync("clinics", new { clinic_id = 1 });
        await project.Staging.LandAsync("patients", new { patient_id = 1, gender = "M" });
        await project.BuildAsync();
        return project;
    }

    static async Task MoveAsync(BuiltProject project, string location, bool isBuilt)
    {
        await project.Staging.LandAsync("clinics", new { clinic_id = 1, clinic_name = "Ash", location });
        await (isBuilt ? project.BuildAsync() : Task.CompletedTask);
    }

    static Task<List<string>> VersionsAsync(BuiltProject project, string table, string key) => project.RowsAsync($"""
        select {key}, datediff('hour', timestamp '2024-01-01 08:00:00', dbt_valid_from), datediff('hour', timestamp '2024-01-01 08:00:00', dbt_valid_to)
        from bronze.{table} order by 1, 2
        """);

    /// <summary>The versions by a plain reading of what arrived: each arrival is a load, an hour after the one before it.</summary>
    static List<string> Told(List<Arrival> arrivals, string entity) =>
    [
        .. arrivals.Select((arrival, hour) => (arrival, hour, key: KeyOf(arrival)))
            .Where(said => said.arrival.Entity == entity).GroupBy(said => said.key).OrderBy(key => key.Key)
            .SelectMany(key => key.Zip(key.Skip(1).Select(next => $"{next.hour}").Append("-"), (said, until) => (said, until)))
            .Where(version => !version.said.arrival.IsDeleted)
            .Select(version => $"{version.said.key}|{version.said.hour}|{version.until}"),
    ];

    static int KeyOf(Arrival arrival) => (int)arrival.Row.GetType().GetProperties()[0].GetValue(arrival.Row)!;
}
