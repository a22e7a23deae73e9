{{ config(
    materialized='incremental',
    incremental_strategy='append',
    unique_key=['clinic_id', 'scheduled_date_id'],
    pre_hook="{{ forget('scheduled_date_id', affected_days()) }}",
    post_hook="{{ remember_load(['unified_appointments', 'unified_predictions']) }}"
) }}

with appointments as (
    select
        clinic_id,
        scheduled_date_id,
        scheduled_fulldate,
        count(*) as appointments,
        count(case when outcome = 'attended' then 1 end) as attended,
        count(case when outcome = 'missed' then 1 end) as missed,
        count(delay_minutes) as started,
        count(case when delay_minutes > 10 then 1 end) as late_starts
    from {{ ref('unified_appointments') }}
    where {{ is_affected('scheduled_date_id') }}
    group by clinic_id, scheduled_date_id, scheduled_fulldate
),

predictions as (
    select
        clinic_id,
        scheduled_date_id,
        count(*) as predictions,
        count(case when probability_dna > 0.85 then 1 end) as predicted_misses
    from {{ ref('unified_predictions') }}
    where clinic_id is not null and {{ is_affected('scheduled_date_id') }}
    group by clinic_id, scheduled_date_id
)

select
    appointments.clinic_id,
    appointments.scheduled_date_id,
    appointments.scheduled_fulldate,
    appointments.appointments,
    appointments.attended,
    appointments.missed,
    appointments.started,
    appointments.late_starts,
    coalesce(predictions.predictions, 0) as predictions,
    coalesce(predictions.predicted_misses, 0) as predicted_misses
from appointments
left join predictions on appointments.clinic_id = predictions.clinic_id and appointments.scheduled_date_id = predictions.scheduled_date_id
