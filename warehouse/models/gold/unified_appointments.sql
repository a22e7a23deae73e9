{{ config(
    materialized='incremental',
    incremental_strategy='append',
    indexes=indexed_on('factap_pk', [['clinic_id', 'scheduled_month'], ['patient_id']]),
    meta={'partition_by': {'month': 'scheduled_fulldate', 'list': 'clinic_id', 'rows': var('rows_of_a_partition', 10000)}},
    pre_hook="{{ forget('factap_pk', affected_appointments()) }}",
    post_hook="{{ remember_load(['dim_appointment', 'dim_patient', 'dim_clinic', 'dim_date', 'fact_appointment']) }}"
) }}

with facts as (
    select * from {{ ref('fact_appointment') }} where {{ is_affected('factap_pk') }}
)

select
    facts.factap_pk,
    facts.created_at as created_at_fact,
    facts.appointment_id,
    appointments.priority,
    appointments.specialty,
    appointments.hospital,
    appointments.created_at as created_at_appointment,
    facts.patient_id,
    patients.first_name,
    patients.last_name,
    patients.gender,
    patients.dob,
    patients.created_at as created_at_patient,
    facts.clinic_id,
    clinics.clinic_name,
    clinics.location,
    clinics.created_at as created_at_clinic,
    facts.scheduled_date_id,
    scheduled_dates.fulldate as scheduled_fulldate,
    scheduled_dates.year as scheduled_year,
    scheduled_dates.month as scheduled_month,
    scheduled_dates.day as scheduled_day,
    scheduled_dates.created_at as scheduled_created_at,
    facts.scheduled_time_id,
    scheduled_times.hour as scheduled_hour,
    scheduled_times.minute as scheduled_minute,
    scheduled_times.created_at as scheduled_time_created_at,
    facts.actual_appointment_time as actual_appointment_time_id,
    actual_times.hour as actual_hour,
    actual_times.minute as actual_minute,
    actual_times.created_at as actual_time_created_at,
    facts.scheduled_at,
    facts.actual_at,
    facts.delay_minutes,
    facts.lead_days,
    facts.outcome,
    patients.is_inferred as is_inferred_patient,
    clinics.is_inferred as is_inferred_clinic,
    appointments.appointment_source_id,
    patients.patient_source_id,
    clinics.clinic_source_id,
    greatest(facts._load_id, patients._load_id, clinics._load_id) as _load_id
from facts
inner join {{ ref('dim_appointment') }} as appointments on facts.appointment_id = appointments.appointment_id
inner join {{ ref('dim_patient') }} as patients on facts.patient_id = patients.patient_id
inner join {{ ref('dim_clinic') }} as clinics on facts.clinic_id = clinics.clinic_id
inner join {{ ref('dim_date') }} as scheduled_dates on facts.scheduled_date_id = scheduled_dates.date_id
left join {{ ref('dim_time') }} as scheduled_times on facts.scheduled_time_id = scheduled_times.time_id
left join {{ ref('dim_time') }} as actual_times on facts.actual_appointment_time = actual_times.time_id
