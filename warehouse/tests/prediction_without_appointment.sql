-- A prediction about an appointment that no feed has brought.
{{ config(severity='warn') }}

select appointment_id, appointment_source_id
from {{ ref('dim_appointment') }}
where is_inferred
