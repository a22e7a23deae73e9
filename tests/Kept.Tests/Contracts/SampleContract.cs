using Kept.Contracts;
using Kept.Workspaces;

namespace Kept.Tests.Contracts;

/// <summary>A contract like the shipped one, for tests of what reads contracts.</summary>
static class SampleContract
{
    public const string Yaml = """
        version: 2
        sources:
          - name: staging
            description: what arrived
            tables:
              - name: patients
                description: the people
                config: {meta: {entity: patients}}
                columns:
                  - {name: patient_id, data_type: bigint, config: {meta: {role: key}}, data_tests: [not_null]}
                  - {name: first_name, data_type: varchar, config: {meta: {role: attribute, max_length: 200}}}
                  - {name: last_name, data_type: varchar, config: {meta: {role: attribute, max_length: 200}}}
                  - {name: gender, data_type: varchar, config: {meta: {role: attribute}}}
                  - {name: dob, data_type: date, config: {meta: {role: attribute}}}
                  - {name: created_at, data_type: timestamp, config: {meta: {role: attribute}}}
                  - {name: patient_source_id, data_type: varchar, config: {meta: {role: source_id, of: patient_id}}}
                  - {name: _source, data_type: varchar, config: {meta: {role: provenance}}}
              - name: clinics
                config: {meta: {entity: clinics}}
                columns:
                  - {name: clinic_id, data_type: bigint, config: {meta: {role: key}}}
                  - {name: clinic_name, data_type: varchar, config: {meta: {role: attribute}}}
                  - {name: location, data_type: varchar, config: {meta: {role: attribute}}}
                  - {name: created_at, data_type: timestamp, config: {meta: {role: attribute}}}
                  - {name: clinic_source_id, data_type: varchar, config: {meta: {role: source_id, of: clinic_id}}}
              - name: appointments
                config: {meta: {entity: appointments}}
                columns:
                  - {name: appointment_id, data_type: bigint, config: {meta: {role: key}}}
                  - {name: patient_id, data_type: bigint, config: {meta: {role: reference, references: patients, required: true}}}
                  - {name: clinic_id, data_type: bigint, config: {meta: {role: reference, references: clinics, required: true}}}
                  - {name: priority, data_type: varchar, config: {meta: {role: attribute}}}
                  - {name: specialty, data_type: varchar, config: {meta: {role: attribute}}}
                  - {name: hospital, data_type: varchar, config: {meta: {role: attribute}}}
                  - {name: scheduled_date, data_type: date, config: {meta: {role: attribute, required: true}}}
                  - {name: scheduled_time, data_type: time, config: {meta: {role: attribute}}}
                  - {name: actual_date, data_type: date, config: {meta: {role: attribute}}}
                  - {name: actual_time, data_type: time, config: {meta: {role: attribute}}}
                  - {name: created_at, data_type: timestamp, config: {meta: {role: attribute}}}
                  - {name: status, data_type: varchar, config: {meta: {role: attribute}}}
                  - {name: scheduled_instant, data_type: timestamp, config: {meta: {role: instant, of: [scheduled_date, scheduled_time]}}}
                  - {name: appointment_source_id, data_type: varchar, config: {meta: {role: source_id, of: appointment_id}}}
              - name: predictions
                config: {meta: {entity: predictions}}
                columns:
                  - {name: prediction_id, data_type: bigint, config: {meta: {role: key}}}
                  - {name: appointment_id, data_type: bigint, config: {meta: {role: reference, references: appointments, required: true}}}
                  - {name: prediction_batch, data_type: varchar, config: {meta: {role: attribute}}}
                  - {name: probability_dna, data_type: double, config: {meta: {role: attribute, required: true, min: 0, max: 1}}}
                  - {name: created_at, data_type: timestamp, config: {meta: {role: attribute}}}
                  - {name: prediction_source_id, data_type: varchar, config: {meta: {role: source_id, of: prediction_id}}}
              - name: ledger
        """;

    public static Contract Contract { get; } = Read(Yaml);

    public static Contract Read(string yaml) => ContractReader.Read(StrictYaml.Parse(yaml, "sources.yml"));
}
