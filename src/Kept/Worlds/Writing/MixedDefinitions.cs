namespace Kept.Worlds.Writing;

/// <summary>The feed definitions of a mixed world: an example of each thing that a feed can say.</summary>
static class MixedDefinitions
{
    public static IReadOnlyList<(string Name, string Yaml)> All { get; } =
    [
        ("patients", Patients),
        ("clinics", Clinics),
        ("appointments", Appointments),
        ("predictions", Predictions),
        ("north-patients", NorthPatients),
        ("north-clinics", NorthClinics),
        ("north-appointments", NorthAppointments),
        ("north-predictions", NorthPredictions),
    ];

    const string Patients = """
        # The patient register: semicolons, Latin-1, British dates. Late registrations come in a file of their own.
        path: data/patients*.csv
        format: csv
        encoding: latin-1
        delimiter: ";"
        entities:
          patients:
            patient_id: PatientNo
            first_name: Forename
            last_name: Surname
            gender: {from: Sex, map: {F: female, M: male, X: other}}
            dob: {from: DateOfBirth, format: "%d/%m/%Y"}
            created_at: {from: Registered, format: "%d/%m/%Y"}

        """;

    const string Clinics = """
        # The clinic registry: one JSON document with nested records.
        path: data/clinics.json
        format: json
        records: $.clinics
        entities:
          clinics:
            clinic_id: id
            clinic_name: name
            location: address.town
            created_at: opened

        """;

    const string Appointments = """
        # One file a year, the current one compressed, then corrections. A row with op D deletes its appointment.
        path: data/appointments-*
        format: csv
        zone: Europe/London
        delete_when: op = 'D'
        entities:
          appointments:
            appointment_id: appt_no
            patient_id: patient_no
            clinic_id: site
            specialty: dept
            scheduled_date: {from: date, format: "%d/%m/%Y"}
            scheduled_time: time
            actual_time: seen
            status: {from: state, map: {Attended: attended, DNA: missed, Cancelled: cancelled, Booked: booked}}
            created_at: {from: booked, format: "%d/%m/%Y %H:%M:%S"}

        """;

    const string Predictions = """
        # A third party's predictions, one JSON record a line, with the contract's own names.
        path: data/predictions.ndjson
        format: ndjson
        zone: Europe/London
        entities:
          predictions: {}

        """;

    const string NorthPatients = """
        # The northern group has its own ids, with leading zeros: "source" keeps them apart from ours.
        path: data/north-patients*.tsv
        format: tsv
        encoding: utf-16
        source: north
        entities:
          patients:
            patient_id: patient
            first_name: given
            last_name: family
            dob: born
            created_at: since

        """;

    const string NorthClinics = """
        path: data/north-clinics.csv
        format: csv
        source: north
        entities:
          clinics:
            clinic_id: code
            clinic_name: clinic
            location: town
            created_at: opened

        """;

    const string NorthAppointments = """
        # Tabs, compressed; date and time in one column, codes for urgency and outcome, one hospital for all.
        path: data/north-appointments.tsv.gz
        format: tsv
        source: north
        entities:
          appointments:
            appointment_id: ref
            patient_id: patient
            clinic_id: clinic
            priority: {from: urgency, map: {"1": High, "2": Medium, "3": Low}}
            hospital: {value: Northern General}
            scheduled_date: {sql: "left(slot, 10)"}
            scheduled_time: {sql: "substr(slot, 12)"}
            actual_time: started
            status: {from: outcome, map: {A: attended, N: missed, C: cancelled, B: booked}}
            created_at: made_on

        """;

    const string NorthPredictions = """
        # Nested JSON records, one a line, compressed.
        path: data/north-predictions.ndjson.gz
        format: ndjson
        source: north
        entities:
          predictions:
            prediction_id: id
            appointment_id: appointment.ref
            prediction_batch: run.batch
            probability_dna: risk.dna
            created_at: run.at

        """;
}
