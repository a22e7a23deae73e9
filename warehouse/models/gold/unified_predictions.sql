{{ config(
    materialized='incremental',
    incremental_strategy='append',
    indexes=indexed_on('fact_pk', [['factap_pk'], ['clinic_id', 'scheduled_month'], ['priority', 'probability_dna'], ['patient_id', 'probability_dna']]),
    meta={'partition_by': {'month': 'scheduled_fulldate', 'list': 'clinic_id', 'rows': var('rows_of_a_partition', 10000)}},
    pre_hook=[
        "{{ set_aside(affected_keys() ~ '_appointments', affected_appointments()) }}",
        "{{ forget('fact_pk', affected_predictions('select key from ' ~ affected_keys() ~ '_appointments')) }}"
    ],
    post_hook="{{ remember_load(['dim_prediction', 'dim_date', 'fact_prediction', 'unified_appointments']) }}"
) }}

with facts as (
    select * from {{ ref('fact_prediction') }} where {{ is_affected('fact_pk') }}
)

select
    facts.fact_pk,
    facts.prediction_id,
    predictions.prediction_batch,
    predictions.probability_dna,
    facts.prediction_date_id,
    prediction_dates.fulldate as prediction_fulldate,
    prediction_dates.year as prediction_year,
    prediction_dates.month as prediction_month,
    prediction_dates.day as prediction_day,
    facts.prediction_time_id,
    prediction_times.hour as prediction_hour,
    prediction_times.minute as prediction_minute,
    facts.created_at as created_at_prediction,
    facts.factap_pk,
    appointments.created_at_fact,
    facts.factap_pk as appointment_id,
    appointments.priority,
    appointments.specialty,
    appointments.hospital,
    appointments.created_at_appointment,
    appointments.patient_id,
    appointments.first_name,
    appointments.last_name,
    appointments.gender,
    appointments.dob,
    appointments.created_at_patient,
    appointments.clinic_id,
    appointments.clinic_name,
    appointments.location,
    appointments.created_at_clinic,
    appointments.scheduled_date_id,
    appointments.scheduled_fulldate,
    appointments.scheduled_year,
    appointments.scheduled_month,
    appointments.scheduled_day,
    appointments.scheduled_created_at,
    appointments.scheduled_time_id,
    appointments.scheduled_hour,
    appointments.scheduled_minute,
    appointments.scheduled_time_created_at,
    appointments.actual_appointment_time_id,
    appointments.actual_hour,
    appointments.actual_minute,
    appointments.actual_time_created_at,
    appointments.scheduled_at,
    appointments.actual_at,
    appointments.delay_minutes,
    appointments.lead_days,
    appointments.outcome,
    appointments.is_inferred_patient,
    appointments.is_inferred_clinic,
    appointments.factap_pk is null as is_inferred_appointment,
    predictions.prediction_source_id,
    appointments.appointment_source_id,
    appointments.patient_source_id,
    appointments.clinic_source_id,
    greatest(facts._load_id, coalesce(appointments._load_id, 0)) as _load_id
from facts
inner join {{ ref('dim_prediction') }} as predictions on facts.prediction_id = predictions.prediction_id
left join {{ ref('dim_date') }} as prediction_dates on facts.prediction_date_id = prediction_dates.date_id
left join {{ ref('dim_time') }} as prediction_times on facts.prediction_time_id = prediction_times.time_id
left join {{ ref('unified_appointments') }} as appointments on facts.factap_pk = appointments.factap_pk
