using Kept.Tests.Runs;

namespace Kept.Tests.Conformance;

/// <summary>A few records that say what hardly any says.</summary>
static class Unusual
{
    const string Kept = "version: 1\nsource: main\n";

    const string Patients = """"
        patient_id,first_name,last_name,gender,dob,created_at,note
        1,Zoë,O'Neil,f,0001-01-01,0001-01-01 00:00:00,"{""a"": ""\u0041"", ""b"": [1, null]}"
        2,"line
        break","tab	and \\ backslash and ""quotes""",,9999-12-31,9999-12-31 23:59:59.999999,😀
        0003,ß İ ı ﬁ,محمد,x,1582-10-10,1900-02-28 12:00:00.000001,
        P-4,é,é,m,2024-02-29,,$$ {{ not a template }} %s
        null,NaN,Infinity,true,1752-09-05,2024-03-31 02:30:00,null
        99999999999999999999,'; drop table x; --,-,0,1970-01-01,1969-12-31 23:59:59,\N
        """";

    const string Clinics = """
        clinic_id,clinic_name,location
        Ä1,Łódź Świętokrzyska,"Straße 1, 10¼"
        7,日本語クリニック,東京
        """;

    const string Appointments = """
        appointment_id,patient_id,clinic_id,priority,specialty,hospital,scheduled_date,scheduled_time,actual_date,actual_time,created_at,status
        1,1,Ä1,High,𝔘nicode,H,0001-01-01,00:00:00,,23:59:59.999999,,attended
        A-2,0003,7,Low,s,,9999-12-31,23:59:59.999999,9999-12-31,00:00,9999-12-31 00:00:00,DNA
        3,unknown patient,7,,,,2024-02-29,12:30,2024-03-01,00:10:30.5,2024-02-29 12:30:00.123456,
        4,P-4,no clinic,,,,1899-12-31,,,,,cancelled
        """;

    const string Predictions = """
        {"prediction_id": 1, "appointment_id": 1, "prediction_batch": "b\u00e9", "probability_dna": 0, "created_at": "2024-01-01T00:00:00Z", "deep": {"x": [1, {"y": "\ud83d\ude00"}]}}
        {"prediction_id": "2", "appointment_id": "A-2", "prediction_batch": "", "probability_dna": 1e-300, "created_at": null}
        {"prediction_id": 3, "appointment_id": 3, "probability_dna": 0.1234567890123456789, "created_at": "0001-01-01T00:00:00"}
        {"prediction_id": 4, "appointment_id": 404, "probability_dna": 1, "created_at": "9999-12-31T23:59:59.999999"}
        {"prediction_id": 5, "appointment_id": 4, "probability_dna": 4.9e-324}
        """;

    /// <summary>What is shown of it; times of day and dates of other calendars have one spelling only.</summary>
    public static IReadOnlyList<string> Queries { get; } =
    [
        "select first_name, last_name, dob, created_at from dim_patient order by patient_id",
        "select appointment_id, clinic_name, specialty, scheduled_fulldate, delay_minutes, outcome from unified_appointments order by appointment_id",
        "select prediction_id, probability_dna, prediction_batch, appointment_id is null as unknown from unified_predictions order by prediction_id",
        "select count(*) as n, min(dob) as eldest, max(created_at) as newest from dim_patient",
        "select _row, _extra from staging.patients order by _row",
        "select feed, row_number, raw, rule, reason from staging.rejects order by 1, 2",
    ];

    public static RunWorkspace Workspace()
    {
        var workspace = new RunWorkspace(Directory.CreateTempSubdirectory("kept-run-").FullName);
        workspace.Write("kept.yml", Kept);
        foreach (var (entity, text) in new[] { ("patients", Patients), ("clinics", Clinics), ("appointments", Appointments) })
        {
            workspace.Write($"feeds/{entity}.yml", $"path: data/{entity}-*.csv\nformat: csv\nentities:\n  {entity}:\n");
            workspace.Write($"data/{entity}-1.csv", text + "\n");
        }

        workspace.Write("feeds/predictions.yml", "path: data/predictions-*.ndjson\nformat: ndjson\nentities:\n  predictions:\n");
        workspace.Write("data/predictions-1.ndjson", Predictions + "\n");
        return workspace;
    }

    /// <summary>The next day: a name in another normal form, a date at the other end, a probability that differs in the last bit.</summary>
    public static void Correct(RunWorkspace workspace)
    {
        workspace.Write("data/patients-2.csv", Patients.Replace("P-4,é", "P-4,e\u0301", StringComparison.Ordinal).Replace("0001-01-01,", "9999-12-31,", StringComparison.Ordinal) + "\n");
        workspace.Write("data/predictions-2.ndjson", Predictions.Replace("0.1234567890123456789", "0.12345678901234569", StringComparison.Ordinal) + "\n");
    }
}
