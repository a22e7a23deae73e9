select
    clinic_id,
    clinic_name,
    location,
    created_at,
    clinic_source_id,
    _source,
    _load_id
from {{ source('staging', 'clinics') }}
where _superseded_by is null and not _is_deleted
