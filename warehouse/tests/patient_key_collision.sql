-- One key for two different ids of a source: two patients would become one.
{{ collisions('patients', 'patient_id', 'patient_source_id') }}
