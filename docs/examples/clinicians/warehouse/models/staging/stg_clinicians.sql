select
    clinician_id,
    first_name,
    last_name,
    specialty,
    created_at,
    clinician_source_id,
    _source,
    _load_id
from {{ source('staging', 'clinicians') }}
where _superseded_by is null and not _is_deleted
