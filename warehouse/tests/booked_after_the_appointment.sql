-- Impossible, yet readable: the appointment was booked on a later day than it was held.
{{ config(severity='warn') }}

select factap_pk, created_at, scheduled_at
from {{ ref('fact_appointment') }}
where lead_days < 0
