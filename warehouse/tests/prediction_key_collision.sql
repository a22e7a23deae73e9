-- One key for two different ids of a source: two predictions would become one.
{{ collisions('predictions', 'prediction_id', 'prediction_source_id') }}
