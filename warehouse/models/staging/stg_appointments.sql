select
    appointment_id,
    patient_id,
    clinic_id,
    priority,
    specialty,
    hospital,
    scheduled_date,
    scheduled_time,
    actual_date,
    actual_time,
    created_at,
    status,
    scheduled_instant,
    actual_instant,
    appointment_source_id,
    patient_source_id,
    clinic_source_id,
    _source,
    _load_id
from {{ source('staging', 'appointments') }}
where _superseded_by is null and not _is_deleted
