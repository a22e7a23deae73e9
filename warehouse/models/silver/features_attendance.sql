{{ config(materialized='ephemeral') }}

{% set inputs = var('attendance_inputs', []) %}
{% set words = var('attendance_words', []) %}

with appointments as (
    select
        facts.appointment_id,
        facts.patient_id,
        facts.clinic_id,
        cast(facts.scheduled_at as date) as day,
        cast(floor(facts.scheduled_time_id / 100.0) as integer) as hour,
        {{ weekday('facts.scheduled_at') }} as weekday,
        least(coalesce(cast(facts.created_at as date), cast(facts.scheduled_at as date)), cast(facts.scheduled_at as date)) as booked_on,
        cast(facts.created_at as date) as booking_session,
        facts.created_at as booked_at,
        facts.outcome,
        {{ missed_label('facts.outcome') }} as missed
    from {{ ref('fact_appointment') }} as facts
),

moments as (
    {{ moments() }}
),

by_patient as (
    {{ known_outcomes(['patient_id']) }}
),

by_clinic as (
    {{ known_outcomes(['clinic_id']) }}
),

by_slot as (
    {{ known_outcomes(['clinic_id', 'weekday', 'hour']) }}
),

overall as (
    {{ known_outcomes([]) }}
),

patient_bookings as (
    {{ known_bookings(['patient_id']) }}
),

patient_day_bookings as (
    {{ known_bookings(['patient_id', 'day']) }}
),

patient_session_bookings as (
    {{ known_bookings(['patient_id', 'booking_session']) }}
),

clinic_day_bookings as (
    {{ known_bookings(['clinic_id', 'day']) }}
),

-- The rate of all that is known, which those of few observations are drawn to; before anything is known, one in five.
rates as (
    select
        known_before,
        cast((misses + 1.0) / (outcomes + 5.0) as double precision) as rate
    from overall
)

select
    moments.appointment_id,
    moments.moment,
    moments.known_before,
    appointments.day as scheduled_on,
    appointments.outcome,
    appointments.missed,
    moments.patient_id,
    moments.clinic_id,
    appointments.day - appointments.booked_on as lead_days,
    appointments.weekday,
    cast(extract(month from appointments.day) as integer) as month,
    appointments.hour,
    cast(extract(hour from appointments.booked_at) as integer) as booked_hour,
    {{ weekday('appointments.booked_on') }} as booked_weekday,
    (appointments.day - patients.dob) / 365.25 as age,
    patients.gender,
    details.priority,
    details.specialty,
    details.hospital,
    clinics.location,
    by_patient.outcomes as patient_outcomes,
    by_patient.misses as patient_misses,
    cast({{ shrunk_rate('by_patient.misses', 'by_patient.outcomes', 'rates.rate', 3) }} as double precision) as patient_rate,
    moments.known_before - by_patient.last_outcome_on as days_since_outcome,
    moments.known_before - by_patient.last_miss_on as days_since_miss,
    patient_bookings.bookings as patient_bookings,
    case when by_patient.outcomes > 0 then case when by_patient.last_miss_on = by_patient.last_outcome_on then 1 else 0 end end as patient_last_missed,
    patient_session_bookings.bookings as patient_session_bookings,
    patient_day_bookings.bookings as patient_day_bookings,
    clinic_day_bookings.bookings as clinic_day_bookings,
    cast({{ shrunk_rate('by_clinic.misses', 'by_clinic.outcomes', 'rates.rate', 100) }} as double precision) as clinic_rate,
    case when appointments.hour is not null then cast({{ shrunk_rate('by_slot.misses', 'by_slot.outcomes', shrunk_rate('by_clinic.misses', 'by_clinic.outcomes', 'rates.rate', 100), 200) }} as double precision) end as slot_rate,
    rates.rate as overall_rate
    {%- for input in inputs %},
    {{ dbt.safe_cast("staged._extra ->> '" ~ input ~ "'", 'double precision') }} as {{ adapter.quote('input_' ~ input | lower) }}
    {%- endfor %}
    {%- for word in words %},
    staged._extra ->> '{{ word }}' as {{ adapter.quote('input_' ~ word | lower) }}
    {%- endfor %}
from moments
inner join appointments on moments.appointment_id = appointments.appointment_id
inner join {{ ref('dim_appointment') }} as details on moments.appointment_id = details.appointment_id
inner join {{ ref('dim_patient') }} as patients on moments.patient_id = patients.patient_id
inner join {{ ref('dim_clinic') }} as clinics on moments.clinic_id = clinics.clinic_id
inner join rates on moments.known_before = rates.known_before
inner join by_patient on moments.patient_id = by_patient.patient_id and moments.known_before = by_patient.known_before
inner join by_clinic on moments.clinic_id = by_clinic.clinic_id and moments.known_before = by_clinic.known_before
left join by_slot on moments.clinic_id = by_slot.clinic_id and moments.weekday = by_slot.weekday and moments.hour = by_slot.hour and moments.known_before = by_slot.known_before
inner join patient_bookings on moments.appointment_id = patient_bookings.appointment_id and moments.moment = patient_bookings.moment
inner join patient_day_bookings on moments.appointment_id = patient_day_bookings.appointment_id and moments.moment = patient_day_bookings.moment
inner join patient_session_bookings on moments.appointment_id = patient_session_bookings.appointment_id and moments.moment = patient_session_bookings.moment
inner join clinic_day_bookings on moments.appointment_id = clinic_day_bookings.appointment_id and moments.moment = clinic_day_bookings.moment
{% if inputs or words -%}
inner join {{ source('staging', 'appointments') }} as staged
    on moments.appointment_id = staged.appointment_id and staged._superseded_by is null and not staged._is_deleted
{% endif %}
