-- Impossible, yet readable: a patient was born after today, or after the source knew of them.
{{ config(severity='warn') }}

select patient_id, dob, created_at
from {{ ref('dim_patient') }}
where dob > current_date or dob > cast(created_at as date)
