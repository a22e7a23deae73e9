-- One key for two different ids of a source: two clinicians would become one.
{{ collisions('clinicians', 'clinician_id', 'clinician_source_id') }}
