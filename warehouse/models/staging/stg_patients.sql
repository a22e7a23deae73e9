select
    patient_id,
    first_name,
    last_name,
    gender,
    dob,
    created_at,
    patient_source_id,
    _source,
    _load_id
from {{ source('staging', 'patients') }}
where _superseded_by is null and not _is_deleted
