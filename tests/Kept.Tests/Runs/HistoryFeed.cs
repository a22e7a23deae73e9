namespace Kept.Tests.Runs;

/// <summary>A feed of the random histories: its definition, and how its records are written.</summary>
sealed record HistoryFeed(string Name, string Entity, bool IsSnapshot, string Definition, string Header, string Ending, Func<Said, string> Line)
{
    static readonly string[] Days = ["2024-01-01", "2024-01-02", "2024-02-29"];
    static readonly string[] Times = ["", "08:00", "08:20:45", "23:55"];
    static readonly string[] Statuses = ["", "DNA", "attended", "strange"];

    /// <summary>In the order in which they are read.</summary>
    public static IReadOnlyList<HistoryFeed> All { get; } =
    [
        new("appointments", "appointments", false, Csv("appointments"),
            "op,appointment_id,patient_id,clinic_id,scheduled_date,scheduled_time,actual_time,created_at,status", "csv", Appointment),
        new("clinics", "clinics", true, "path: data/clinics-*.csv\nformat: csv\nrows: snapshot\nentities:\n  clinics:\n",
            "clinic_id,clinic_name,created_at", "csv", said => Delimited(said, "", [$"Clinic {said.First}", Moment(said)])),
        new("corrections", "clinics", false, "path: data/corrections-*.csv\nformat: csv\ndelete_when: op = 'D'\nentities:\n  clinics:\n",
            "op,clinic_id,clinic_name,created_at", "csv", said => Delimited(said, Op(said), [$"Clinic {said.First}", Moment(said)])),
        new("patients", "patients", false, Csv("patients"),
            "op,patient_id,first_name,created_at", "csv", said => Delimited(said, Op(said), [$"Name {said.First}", Moment(said)])),
        new("predictions", "predictions", false, "path: data/predictions-*.ndjson\nformat: ndjson\ndelete_when: op = 'D'\nentities:\n  predictions:\n",
            "", "ndjson", Prediction),
    ];

    public static HistoryFeed Of(string name) => All.First(feed => feed.Name == name);

    /// <summary>Ids as sources write them: integers, leading zeros, letters.</summary>
    public static string Id(int key) => key switch { 3 => "003", 4 => "P-4", _ => $"{key}" };

    public static string Day(Said said) => Days[said.Third % Days.Length];

    public static string Scheduled(Said said) => Times[said.First % Times.Length];

    public static string Actual(Said said) => Times[said.Second % Times.Length];

    public static string Status(Said said) => Statuses[(said.First + said.Third) % Statuses.Length];

    public static int PatientOf(Said said) => 1 + (said.First % 4);

    public static int ClinicOf(Said said) => 1 + (said.Second % 3);

    public static int AppointmentOf(Said said) => 1 + (said.First % 6);

    public static double Probability(Said said) => said.Second / 10.0;

    /// <summary>What an accepted record says, whichever feed of the entity it comes by.</summary>
    public string Content(Said said) => said.How == Saying.Deletes ? "deleted" : Header.StartsWith("op,", StringComparison.Ordinal) ? Line(said)[2..] : Line(said);

    /// <summary>A file's text.</summary>
    public string Text(IEnumerable<Said> sayings) =>
        string.Concat((Header == "" ? [] : new[] { Header }).Concat(sayings.Select(Line)).Select(line => line + "\n"));

    static string Csv(string entity) => $"path: data/{entity}-*.csv\nformat: csv\ndelete_when: op = 'D'\nentities:\n  {entity}:\n";

    static string Op(Said said) => said.How == Saying.Deletes ? "D," : "U,";

    static string Appointment(Said said) => Delimited(said, Op(said),
        [Id(PatientOf(said)), Id(ClinicOf(said)), Day(said), Scheduled(said), Actual(said), Moment(said), Status(said)]);

    static string Delimited(Said said, string op, IEnumerable<string> values) => said.How switch
    {
        Saying.Broken => $"broken {said.First}",
        Saying.Nameless => $"{op},{string.Join(',', values)}",
        _ => $"{op}{Id(said.Key)},{string.Join(',', values)}",
    };

    static string Prediction(Said said) => said.How == Saying.Broken
        ? $"{{\"broken\": {said.First}"
        : $$"""{"op":"{{Op(said)[..1]}}","prediction_id":"{{(said.How == Saying.Nameless ? "" : Id(said.Key))}}","appointment_id":"{{Id(AppointmentOf(said))}}","probability_dna":{{Probability(said):0.0}},"created_at":"{{Moment(said)}}"}""";

    /// <summary>Nothing, a moment, or what is none.</summary>
    public static string Moment(Said said) => said.How == Saying.Wrong ? $"no moment {said.First}" : said.Third == 0 ? "" : $"{Day(said)} 10:20:00";
}
