select
    appointment_id,
    clinician_id,
    clinician_source_id,
    _load_id
from {{ source('staging', 'appointments') }}
where _superseded_by is null and not _is_deleted and clinician_id is not null
