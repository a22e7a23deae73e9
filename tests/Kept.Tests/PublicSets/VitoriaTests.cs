using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Kept.Tests.Support;
using Xunit;

namespace Kept.Tests.PublicSets;

/// <summary>One file with patients, places and appointments, days without times, odd ids and a few impossible rows.</summary>
public sealed partial class VitoriaTests(VitoriaTests.Vitoria vitoria) : IClassFixture<VitoriaTests.Vitoria>
{
    [Fact]
    public async Task Every_row_is_one_appointment_of_known_patients_and_places() => Assert.Equal(["84076|84076|51670|81|0"], await vitoria.SqlAsync("""
        select count(*), count(distinct appointment_id), count(distinct patient_id), count(distinct clinic_id),
          count(*) filter (where is_inferred_patient or is_inferred_clinic) from unified_appointments
        """));

    [Fact]
    public async Task Each_patient_and_each_place_is_kept_once() => Assert.Equal(["51670|81"], await vitoria.SqlAsync(
        "select (select count(*) from dim_patient), (select count(*) from dim_clinic)"));

    [Fact]
    public async Task The_ledger_accounts_for_each_row_of_each_entity() => Assert.Equal(
        ["patients|84076|51670|0|32406|0", "clinics|84076|81|0|83995|0", "appointments|84076|84076|0|0|0"],
        await vitoria.SqlAsync("select entity, rows_read, rows_landed, rows_rejected, rows_duplicate, rows_deleted from ledger order by load_id"));

    [Fact]
    public async Task Who_did_not_attend_is_told_by_month() => Assert.Equal(["2016-04-01|3235|633", "2016-05-01|80841|16804"],
        (await vitoria.RowsAsync("ask", "no-shows-over-time")).Select(row => string.Join('|', row.Split('|')[..3])));

    [Fact]
    public async Task Who_did_not_attend_is_counted() =>
        Assert.Equal(["attended|66639", "missed|17437"], await vitoria.SqlAsync("select outcome, count(*) from unified_appointments group by 1 order by 1"));

    [Fact]
    public async Task What_was_booked_on_the_day_has_no_lead() =>
        Assert.Equal(["29458"], await vitoria.SqlAsync("select count(*) from unified_appointments where lead_days = 0"));

    [Fact]
    public async Task What_was_booked_after_the_day_lands_and_is_reported()
    {
        Assert.Equal(["5"], await vitoria.SqlAsync("select count(*) from unified_appointments where lead_days < 0"));
        Assert.Contains("booked_after_the_appointment", await vitoria.RunAsync(), StringComparison.Ordinal);
        Assert.Equal(["0"], await vitoria.SqlAsync("select count(*) from rejects"));
    }

    [Fact]
    public async Task Ids_that_only_look_like_numbers_survive() => Assert.Equal(["14172416655E-5", "53761528476E-5", "9377952927E-5"],
        await vitoria.SqlAsync("select patient_source_id from dim_patient where patient_source_id is not null order by 1"));

    [Fact]
    public async Task There_is_a_day_and_no_time_of_day() => Assert.Equal(["84076|0|0|0"], await vitoria.SqlAsync(
        "select count(scheduled_fulldate), count(scheduled_time_id), count(actual_appointment_time_id), count(delay_minutes) from unified_appointments"));

    [Fact]
    public async Task Columns_of_no_entity_are_kept() => Assert.Equal(["62"], await vitoria.SqlAsync(
        "select _extra ->> '$.Age' from staging.appointments where appointment_id = 5642903"));

    [Fact]
    public async Task A_second_run_finds_nothing_new()
    {
        await vitoria.RunAsync();
        Assert.Equal(0, (await vitoria.KeptAsync("run")).ExitCode);
        Assert.Equal(["3"], await vitoria.SqlAsync("select count(*) from ledger"));
    }

    /// <summary>The bounds are the program's own, of days that it does not train on; a greater area would be a leak.</summary>
    [Fact]
    public async Task Who_will_miss_an_appointment_is_predicted_from_what_was_known_the_night_before()
    {
        using var told = JsonDocument.Parse(await vitoria.TrainAsync());
        double Figure(string part, string name) => told.RootElement.GetProperty(part).GetProperty(name).GetDouble();
        Assert.Equal(16_711, Figure("test", "rows"));
        Assert.InRange(Figure("test", "auc"), 0.742, 0.755);
        Assert.InRange(Figure("test", "average_precision"), 0.362, 0.375);
        Assert.InRange(Figure("test", "brier"), 0.136, 0.1385);
        Assert.InRange(Figure("test", "calibration_error"), 0, 0.02);
        Assert.True(Figure("test", "log_loss") < Figure("baseline", "log_loss"));

        // What the feed leaves over is an input, because kept.yml says so.
        Assert.Contains("\"input_sms_received\"", await vitoria.ReadAsync($".kept/models/{told.RootElement.GetProperty("version").GetString()}/model.json"), StringComparison.Ordinal);
    }

    /// <summary>Another machine may end on other last digits; in a clinic of a hundred rows a rate moves by three in a hundred; a figure that is off by more means that the files are out of date.</summary>
    [Fact]
    public async Task The_report_and_the_card_of_the_documentation_are_what_the_command_writes()
    {
        await vitoria.TrainAsync();
        var result = await vitoria.KeptAsync("predict", "report", "--html", "made/report.html", "--card", "made/card.md");
        Assert.True(result.ExitCode == 0, result.Error);
        foreach (var file in new[] { "card.md", "report.html" })
        {
            var (shown, made) = (Read(await vitoria.ReadAsync(file)), Read(await vitoria.ReadAsync($"made/{file}")));
            Assert.Equal(shown.Words, made.Words);
            Assert.All(shown.Numbers.Zip(made.Numbers), pair => Assert.Equal(pair.First, pair.Second, 0.03 + (0.01 * Math.Abs(pair.First))));
        }
    }

    /// <summary>The text without the model's name, its hash and what is drawn; and the numbers in it.</summary>
    static (string Words, double[] Numbers) Read(string text)
    {
        var words = Regex.Replace(text, @"<svg.*?</svg>|\w+Z-[0-9a-f]{8}|[0-9a-f]{64}", "", RegexOptions.Singleline);
        return (Number().Replace(words, "#"), [.. Number().Matches(words).Select(match => double.Parse(match.Value.Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture))]);
    }

    [GeneratedRegex(@"\d[\d,]*(\.\d+)?")]
    private static partial Regex Number();

    public sealed class Vitoria() : PublicRun("vitoria-2016", "appointments.csv")
    {
        Task<KeptResult>? training;

        /// <summary>Trains on first use, on the days before those that are tested on, and gives what the training told.</summary>
        public async Task<string> TrainAsync()
        {
            await RunAsync();
            var result = await (training ??= KeptAsync("predict", "train", "--test-from", "2016-05-24", "--format", "json"));
            Assert.True(result.ExitCode == 0, result.Error);
            return result.Output;
        }
    }
}
