-- One key for two different ids of a source: two appointments would become one.
{{ collisions('appointments', 'appointment_id', 'appointment_source_id') }}
