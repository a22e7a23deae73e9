select
    prediction_id,
    appointment_id,
    prediction_batch,
    probability_dna,
    created_at,
    prediction_source_id,
    appointment_source_id,
    _source,
    _load_id
from {{ source('staging', 'predictions') }}
where _superseded_by is null and not _is_deleted
