{{ config(
    materialized='incremental',
    incremental_strategy='append',
    indexes=indexed_on('factap_pk', [['appointment_id'], ['patient_id'], ['clinic_id'], ['scheduled_date_id']]),
    pre_hook="{{ forget('factap_pk', changed_keys('appointment_id', ['appointments'])) }}",
    post_hook="{{ remember_load() }}"
) }}

with appointments as (
    select
        *,
        {{ status_word('status') }} as status_word,
        {{ at_time('scheduled_date', 'scheduled_time') }} as scheduled,
        {{ at_time('coalesce(actual_date, scheduled_date)', 'actual_time') }} as actual
    from {{ ref('stg_appointments') }}
    where {{ is_affected('appointment_id') }}
),

timed as (
    select
        *,
        {{ delay_minutes('scheduled', 'actual', 'actual_date is not null') }} as clock_delay,
        {{ delay_minutes('scheduled_instant', 'actual_instant', 'actual_date is not null') }} as instant_delay
    from appointments
),

-- The day of a time of day alone is the one that makes the delay by the clock.
dated as (
    select
        *,
        case
            when clock_delay - {{ dbt.datediff('scheduled', 'actual', 'minute') }} < 0 then {{ dbt.dateadd('day', -1, 'actual') }}
            when clock_delay - {{ dbt.datediff('scheduled', 'actual', 'minute') }} > 0 then {{ dbt.dateadd('day', 1, 'actual') }}
            else actual
        end as actual_at
    from timed
)

select
    appointment_id as factap_pk,
    appointment_id,
    patient_id,
    clinic_id,
    {{ date_id('scheduled_date') }} as scheduled_date_id,
    {{ time_id('scheduled_time') }} as scheduled_time_id,
    {{ time_id('actual_time') }} as actual_appointment_time,
    created_at,
    coalesce(scheduled, cast(scheduled_date as timestamp)) as scheduled_at,
    actual_at,
    case when clock_delay is not null then coalesce(instant_delay, clock_delay) end as delay_minutes,
    cast({{ dbt.datediff('created_at', 'scheduled_date', 'day') }} as integer) as lead_days,
    {{ outcome('status_word', 'actual_time') }} as outcome,
    _load_id
from dated
