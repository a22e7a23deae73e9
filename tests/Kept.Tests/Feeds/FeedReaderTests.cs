using Kept.Feeds;
using Kept.Tests.Contracts;
using Kept.Workspaces;
using Xunit;

namespace Kept.Tests.Feeds;

public sealed class FeedReaderTests
{
    const string Everything = """
        path: data/appointments-*.csv
        format: csv
        source: crm
        encoding: latin-1
        delimiter: ";"
        quote: "'"
        header: false
        columns: [appt_no, Date, "No-show"]
        nulls: ["NULL", "n/a"]
        zone: Europe/London
        rows: snapshot
        delete_when: op = 'D'
        entities:
          patients:
          appointments:
            appointment_id: appt_no
            priority: {value: Medium}
            scheduled_date: {from: Date, format: "%d/%m/%Y"}
            scheduled_time: {from: Time, format: ["%H:%M", "%H%M"]}
            status: {from: No-show, map: {Yes: missed, No: attended}}
            clinic_id: {from: site, source: other}
            specialty: {sql: "upper(dept)"}
            hospital: {from: hosp, default: Unknown}
            actual_time: {from: seen, optional: true}
        """;

    [Fact]
    public void Everything_that_a_feed_can_say_is_read()
    {
        var feed = Read(Everything);
        Assert.Equal(("appointments", "data/appointments-*.csv", "crm", "Europe/London"), (feed.Name, feed.Path, feed.Source, feed.Zone));
        Assert.Equal((RowMeaning.Snapshot, "op = 'D'"), (feed.Rows, feed.DeleteWhen));
        Assert.Equal((FileKind.Csv, "latin-1", ';', '\'', false), (feed.Format.Kind, feed.Format.Encoding, feed.Format.Delimiter, feed.Format.Quote, feed.Format.Header));
        Assert.Equal(["appt_no", "Date", "No-show"], feed.Format.Columns!);
        Assert.Equal(["NULL", "n/a"], feed.Format.Nulls);
        Assert.Equal(["patients", "appointments"], feed.Entities.Select(entity => entity.Entity));
        Assert.Empty(feed.Entities[0].Columns);
    }

    [Theory]
    [InlineData("appointment_id", "appt_no", null, null)]
    [InlineData("priority", null, "Medium", null)]
    [InlineData("specialty", null, null, "upper(dept)")]
    public void A_column_is_a_rename_a_constant_or_an_expression(string column, string? from, string? value, string? sql) =>
        Assert.Equal((from, value, sql), (Column(column).From, Column(column).Value, Column(column).Sql));

    [Fact]
    public void A_column_can_say_how_it_is_written_and_what_stands_in_for_it()
    {
        Assert.Equal(["%d/%m/%Y"], Column("scheduled_date").Formats);
        Assert.Equal(["%H:%M", "%H%M"], Column("scheduled_time").Formats);
        Assert.Equal([new("Yes", "missed"), new("No", "attended")], Column("status").Map);
        Assert.Equal("other", Column("clinic_id").Source);
        Assert.Equal("Unknown", Column("hospital").Default);
        Assert.True(Column("actual_time").Optional);
        Assert.Equal(17, Column("priority").Line);
    }

    [Fact]
    public void The_least_feed_is_a_path_and_an_entity()
    {
        var feed = Read("path: a.csv\nentities: {patients: }\n");
        Assert.Equal((null, null, null, null), (feed.Format.Kind, feed.Source, feed.Zone, feed.DeleteWhen));
        Assert.Equal(RowMeaning.Upsert, feed.Rows);
    }

    [Theory]
    [InlineData("format: tsv", '\t')]
    [InlineData("delimiter: \"\\t\"", '\t')]
    [InlineData("delimiter: tab", '\t')]
    [InlineData("delimiter: '|'", '|')]
    public void A_delimiter_is_one_character(string line, char delimiter) =>
        Assert.Equal(delimiter, Read($"path: a\n{line}\nentities: {{patients: }}\n").Format.Delimiter);

    [Theory]
    [InlineData("quote: none")]
    [InlineData("quote: ''")]
    public void A_file_can_have_no_quotes(string line) =>
        Assert.Equal('\0', Read($"path: a\n{line}\nentities: {{patients: }}\n").Format.Quote);

    [Theory]
    [InlineData("delimter: ;", "unknown key 'delimter'; did you mean 'delimiter'?")]
    [InlineData("format: cvs", "unknown format 'cvs'; did you mean 'csv'? Known formats: csv, tsv, json, ndjson, parquet")]
    [InlineData("encoding: utf8", "unknown encoding 'utf8'; did you mean 'utf-8'?")]
    [InlineData("rows: snapshots", "unknown meaning of rows 'snapshots'; did you mean 'snapshot'?")]
    [InlineData("zone: Europe/Londn", "zone: unknown time zone 'Europe/Londn'; did you mean 'Europe/London'?")]
    [InlineData("delimiter: ';;'", "delimiter: found ';;', expected one ASCII character")]
    [InlineData("header: yes", "header: found 'yes', expected true or false")]
    [InlineData("source: my crm", "source: found 'my crm', expected a name")]
    [InlineData("records: clinics", "records: found 'clinics', expected a path such as $.data.items")]
    [InlineData("columns: [a, A]", "columns: found 'a' twice")]
    [InlineData("delete_when: ''", "found an empty text")]
    [InlineData("path: b", "the same key twice")]
    public void What_a_feed_cannot_mean_is_refused_at_its_line(string line, string message)
    {
        var error = Refused($"path: a.csv\n{line}\nentities: {{patients: }}\n");
        Assert.StartsWith("feeds/appointments.yml:2: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("format: json\ndelimiter: ;", "delimiter: belongs to format: csv or tsv; found format: json")]
    [InlineData("format: csv\nrecords: $.a", "records: belongs to format: json; found format: csv")]
    [InlineData("format: parquet\nencoding: utf-8", "encoding: belongs to text formats; found format: parquet")]
    [InlineData("format: tsv\ndelimiter: ;", "format: tsv means a tab")]
    [InlineData("header: true\ncolumns: [a]", "found header: true beside it")]
    public void Keys_that_contradict_each_other_are_refused(string lines, string message)
    {
        var error = Refused($"path: a\n{lines}\nentities: {{patients: }}\n");
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Equal(3, error.Line);
    }

    [Theory]
    [InlineData("path: a", "the key 'entities' is missing")]
    [InlineData("entities: {patients: }", "the key 'path' is missing")]
    [InlineData("path: a\nentities: {}", "entities: found none, expected at least one of: patients, clinics, appointments, predictions")]
    [InlineData("path: a\nentities: [patients]", "entities: found a list, expected a map of keys")]
    [InlineData("path: a\nentities: {patient: }", "unknown entity 'patient'; did you mean 'patients'?")]
    public void A_feed_must_say_its_path_and_its_entities(string yaml, string message) =>
        Assert.Contains(message, Refused(yaml).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("dobb: x", "patients: unknown column 'dobb'; did you mean 'dob'?")]
    [InlineData("patient_source_id: x", "the column 'patient_source_id' is filled by landing and cannot be mapped")]
    [InlineData("dob:", "dob: found nothing, expected a source column's name")]
    [InlineData("dob: {}", "dob: found none of them, expected exactly one of from, value and sql")]
    [InlineData("dob: {from: a, sql: b}", "dob: found from and sql, expected exactly one of from, value and sql")]
    [InlineData("dob: {from: a, formats: x}", "unknown key 'formats'; did you mean 'format'?")]
    [InlineData("gender: {from: a, format: '%Y'}", "format: is for dates and times; the column 'gender' is varchar")]
    [InlineData("dob: {from: a, format: dd/mm/yyyy}", "format: found 'dd/mm/yyyy', expected a format such as")]
    [InlineData("gender: {from: a, source: crm}", "source: says whose id it is; the column 'gender' is not an id")]
    [InlineData("gender: {value: a, default: b}", "default: is never used beside value:")]
    [InlineData("gender: {sql: a, optional: true}", "found beside sql:, expected from:")]
    [InlineData("gender: {value: a, map: {a: b}}", "map: replaces what a source says")]
    [InlineData("gender: {from: a, map: {a: }}", "a: found nothing, expected text")]
    public void What_a_mapping_cannot_mean_is_refused_at_its_line(string column, string message)
    {
        var error = Refused($"path: a\nentities:\n  patients:\n    {column}\n");
        Assert.StartsWith("feeds/appointments.yml:4: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    static ColumnMapping Column(string name) => Read(Everything).Entities[1].Columns.Single(column => column.Column == name);

    static Feed Read(string yaml) => FeedReader.Parse("appointments", yaml, SampleContract.Contract, "feeds/appointments.yml");

    static ConfigurationException Refused(string yaml) => Assert.Throws<ConfigurationException>(() => Read(yaml));
}
