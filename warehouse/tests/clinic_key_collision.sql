-- One key for two different ids of a source: two clinics would become one.
{{ collisions('clinics', 'clinic_id', 'clinic_source_id') }}
