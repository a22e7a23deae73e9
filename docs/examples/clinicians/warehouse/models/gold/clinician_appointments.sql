{{ config(
    materialized='incremental',
    incremental_strategy='append',
    indexes=indexed_on('factap_pk', [['clinician_id']]),
    pre_hook="{{ forget('factap_pk', affected_by_clinicians()) }}",
    post_hook="{{ remember_load(['dim_clinician', 'fact_appointment_clinician', 'unified_appointments']) }}"
) }}

with facts as (
    select * from {{ ref('fact_appointment_clinician') }} where {{ is_affected('factap_pk') }}
)

select
    facts.factap_pk,
    facts.clinician_id,
    clinicians.clinician_source_id,
    clinicians.first_name as clinician_first_name,
    clinicians.last_name as clinician_last_name,
    clinicians.specialty as clinician_specialty,
    clinicians.is_inferred as is_inferred_clinician,
    appointments.appointment_id,
    appointments.patient_id,
    appointments.clinic_id,
    appointments.clinic_name,
    appointments.scheduled_fulldate,
    appointments.delay_minutes,
    appointments.outcome,
    greatest(facts._load_id, clinicians._load_id, appointments._load_id) as _load_id
from facts
inner join {{ ref('dim_clinician') }} as clinicians on facts.clinician_id = clinicians.clinician_id
inner join {{ ref('unified_appointments') }} as appointments on facts.factap_pk = appointments.factap_pk
