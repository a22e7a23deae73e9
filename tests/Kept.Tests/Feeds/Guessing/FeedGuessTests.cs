using Kept.Feeds;
using Kept.Feeds.Detection;
using Kept.Feeds.Guessing;
using Kept.Tests.Contracts;
using Xunit;

namespace Kept.Tests.Feeds.Guessing;

public sealed class FeedGuessTests : IDisposable
{
    readonly TemporaryDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Fact]
    public async Task The_set_of_Vitoria_is_guessed_whole()
    {
        var (guess, feed) = await GuessAsync(PublicData.File("vitoria-2016/appointments.csv"));
        Assert.Equal(["patients", "clinics", "appointments"], guess.Entities);
        Assert.Empty(guess.Missing);
        Assert.Equal(["patient_id=PatientId", "gender=Gender"], Froms(feed, "patients"));
        Assert.Equal(["clinic_id=Neighbourhood", "clinic_name=Neighbourhood", "location=Neighbourhood"], Froms(feed, "clinics"));
        Assert.Equal(
            ["appointment_id=AppointmentID", "patient_id=PatientId", "clinic_id=Neighbourhood", "scheduled_date=AppointmentDay", "created_at=ScheduledDay", "status=No-show"],
            Froms(feed, "appointments"));
        Assert.Equal([new("No", "attended"), new("Yes", "missed")], Column(feed, "appointments", "status").Map);
        Assert.Contains("Scholarship", guess.Unused);
    }

    [Fact]
    public async Task The_appointments_of_medscheduler_are_guessed_and_patients_left_to_their_own_file()
    {
        var (guess, feed) = await GuessAsync(PublicData.File("medscheduler/appointments.csv"));
        Assert.Equal(["appointments"], guess.Entities);
        Assert.Equal(
            ["appointment_id=appointment_id", "patient_id=patient_id", "scheduled_date=appointment_date", "scheduled_time=appointment_time", "actual_time=start_time", "created_at=scheduling_date", "status=status"],
            Froms(feed, "appointments"));
        Assert.Equal("clinic-1", Column(feed, "appointments", "clinic_id").Value);
        Assert.Empty(Column(feed, "appointments", "status").Map);
    }

    [Fact]
    public async Task The_patients_of_medscheduler_are_guessed_with_their_names_in_two()
    {
        var (guess, feed) = await GuessAsync(PublicData.File("medscheduler/patients.csv"));
        Assert.Equal(["patients"], guess.Entities);
        Assert.Equal(["patient_id=patient_id", "gender=sex", "dob=dob"], Froms(feed, "patients"));
        Assert.Contains("\"name\"", Column(feed, "patients", "first_name").Sql, StringComparison.Ordinal);
        Assert.Empty(guess.Unused);
    }

    [Fact]
    public async Task A_file_without_an_entity_is_a_feed_that_says_what_is_missing()
    {
        var (guess, _) = await GuessAsync(PublicData.File("medscheduler/slots.csv"));
        Assert.Equal(["appointments.appointment_id", "appointments.patient_id"], guess.Missing);
        Assert.Contains("# appointment_id:   # required, and no column looks like it", guess.Yaml, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("25/01/2024", "02/03/2024", "%d/%m/%Y", false)]
    [InlineData("01/25/2024", "02/03/2024", "%m/%d/%Y", false)]
    [InlineData("01/02/2024", "02/03/2024", "%d/%m/%Y", true)]
    [InlineData("25.01.2024", "02.03.2024", "%d.%m.%Y", false)]
    [InlineData("25-Jan-2024", "02-Mar-2024", "%d-%b-%Y", false)]
    [InlineData("20240125", "20240302", "%Y%m%d", false)]
    [InlineData("2024-01-25", "2024-03-02", null, false)]
    public async Task The_format_of_dates_is_decided_by_the_values(string first, string second, string? format, bool isAmbiguous)
    {
        var (guess, feed) = await GuessTextAsync("appointments.csv", $"appt_no;patient_no;site;appt date\nA1;007;X;{first}\nA2;008;Y;{second}\n");
        Assert.Equal(format is null ? [] : [format], Column(feed, "appointments", "scheduled_date").Formats);
        Assert.Equal(isAmbiguous, guess.Yaml.Contains("nothing in the sample tells the day from the month", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Several_formats_in_one_column_are_all_named()
    {
        var (_, feed) = await GuessTextAsync("x.csv", "appt_id,patient_id,clinic,appointment_date\n1,1,1,25/01/2024\n2,1,1,2024-01-26\n3,1,1,27/01/2024\n");
        Assert.Equal(["%d/%m/%Y", "%Y-%m-%d"], Column(feed, "appointments", "scheduled_date").Formats);
    }

    [Fact]
    public async Task A_moment_gives_date_and_time()
    {
        var (_, feed) = await GuessTextAsync("x.csv", "booking_ref|nhs number|site|dept|appointment_datetime|seen_at\n1|a|s|ENT|25/01/2024 09:30|09:41\n2|b|s|ENT|26/01/2024 10:00|\n");
        Assert.Equal(
            ["appointment_id=booking_ref", "patient_id=nhs number", "clinic_id=site", "specialty=dept", "scheduled_date=appointment_datetime", "scheduled_time=appointment_datetime", "actual_time=seen_at"],
            Froms(feed, "appointments"));
        Assert.Equal(["%d/%m/%Y %H:%M"], Column(feed, "appointments", "scheduled_time").Formats);
    }

    [Theory]
    [InlineData("no_show", "Y", "missed", "attended")]
    [InlineData("DNA", "1", "missed", "attended")]
    [InlineData("attended", "true", "attended", "missed")]
    public async Task Yes_and_no_become_a_status(string column, string yes, string whenYes, string whenNo)
    {
        var no = yes switch { "Y" => "N", "1" => "0", _ => "false" };
        var (_, feed) = await GuessTextAsync("x.csv", $"appointment_id,patient_id,clinic_id,appointment_date,{column}\n1,1,1,2024-01-01,{yes}\n2,1,1,2024-01-02,{no}\n");
        var map = Column(feed, "appointments", "status").Map.ToDictionary();
        Assert.Equal((whenYes, whenNo), (map[yes], map[no]));
    }

    [Fact]
    public async Task A_nested_prediction_is_guessed()
    {
        var (guess, feed) = await GuessTextAsync("scores.ndjson", """
            {"id":"p1","model":{"version":"v2"},"appointment":{"id":"000199"},"score":0.85,"scored_at":"2024-10-11T12:45:00Z"}
            {"id":"p2","model":{"version":"v2"},"appointment":{"id":"000200"},"score":0.10,"scored_at":"2024-10-11T12:45:00Z"}

            """);
        Assert.Equal(["predictions"], guess.Entities);
        Assert.Equal(
            ["prediction_id=id", "appointment_id=appointment.id", "prediction_batch=model.version", "probability_dna=score", "created_at=scored_at"],
            Froms(feed, "predictions"));
    }

    [Fact]
    public async Task A_score_beyond_1_is_no_probability()
    {
        var (guess, _) = await GuessTextAsync("scores.csv", "prediction_id,appointment_id,score\n1,1,85\n2,2,10\n");
        Assert.Contains("predictions.probability_dna", guess.Missing);
    }

    [Fact]
    public async Task Records_inside_a_document_are_found()
    {
        var (guess, feed) = await GuessTextAsync("export.json", """{"clinics":[{"id":1,"name":"North","address":{"city":"Leeds"}},{"id":2,"name":"South","address":{"city":"York"}}]}""");
        Assert.Equal(["clinics"], guess.Entities);
        Assert.Equal("$.clinics", feed.Format.Records);
        Assert.Equal(["clinic_id=id", "clinic_name=name", "location=address.city"], Froms(feed, "clinics"));
    }

    [Fact]
    public async Task What_other_feeds_deliver_is_left_to_them()
    {
        var text = "appointment_id,patient_id,first_name,last_name,clinic_id,appointment_date\n1,1,Ann,Smith,1,2024-01-01\n";
        var (alone, feed) = await GuessTextAsync("x.csv", text);
        Assert.Equal(["patients", "appointments"], alone.Entities);
        var (beside, _) = await GuessTextAsync("x.csv", text, [feed]);
        Assert.Equal(["appointments"], beside.Entities);
    }

    [Fact]
    public async Task Odd_names_survive_the_writing()
    {
        var (guess, feed) = await GuessTextAsync("patients.csv", "Patient ID,\"Sex: \"\"M\"\"/F #1\",D.O.B.,null\n007,M,1970-01-01,x\n");
        Assert.Equal(["patient_id=Patient ID", "dob=D.O.B."], Froms(feed, "patients"));
        Assert.Contains("null", guess.Unused);
    }

    [Fact]
    public async Task A_file_without_a_header_lists_its_columns_to_be_named()
    {
        var (guess, feed) = await GuessTextAsync("patients.csv", "1,Ann,1970-01-01\n2,Bob,1980-02-02\n");
        Assert.Equal(["column_1", "column_2", "column_3"], feed.Format.Columns!);
        Assert.Contains("patients.patient_id", guess.Missing);
    }

    [Fact]
    public void A_sample_that_the_caller_read_is_enough()
    {
        var sample = new SampleRows(["clinic_id", "clinic_name"], [["1", "North"]]);
        var guess = FeedGuess.From("data/clinics.parquet", new DetectedFormat { Kind = FileKind.Parquet }, sample, SampleContract.Contract, []);
        Assert.Equal(FileKind.Parquet, FeedReader.Parse("clinics", guess.Yaml, SampleContract.Contract, "f.yml").Format.Kind);
        Assert.Equal(["clinics"], guess.Entities);
    }

    Task<(FeedGuess Guess, Feed Feed)> GuessTextAsync(string name, string text, IReadOnlyList<Feed>? feeds = null) =>
        GuessAsync(directory.Write(name, text), feeds);

    static async Task<(FeedGuess Guess, Feed Feed)> GuessAsync(string file, IReadOnlyList<Feed>? feeds = null)
    {
        var guess = await FeedGuess.FromFileAsync(file, file, SampleContract.Contract, feeds ?? [], TestContext.Current.CancellationToken);
        return (guess, FeedReader.Parse("guess", guess.Yaml, SampleContract.Contract, "feeds/guess.yml"));
    }

    static ColumnMapping Column(Feed feed, string entity, string column) =>
        feed.Entities.Single(mapping => mapping.Entity == entity).Columns.Single(mapping => mapping.Column == column);

    static IEnumerable<string> Froms(Feed feed, string entity) => feed.Entities.Single(mapping => mapping.Entity == entity).Columns
        .Where(column => column.From is not null)
        .Select(column => $"{column.Column}={column.From}");
}
