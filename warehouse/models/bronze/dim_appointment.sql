{{ config(
    materialized='incremental',
    incremental_strategy='append',
    indexes=indexed_on('appointment_id'),
    pre_hook="{{ forget('appointment_id', changed_keys('appointment_id', ['appointments', 'predictions'])) }}",
    post_hook="{{ remember_load() }}"
) }}

with known as (
    select
        appointment_id,
        priority,
        specialty,
        hospital,
        created_at,
        appointment_source_id,
        false as is_inferred,
        _load_id
    from {{ ref('stg_appointments') }}
    where {{ is_affected('appointment_id') }}
),

unknown as (
    select named.key
    from ({{ named_keys('appointment_id', ref('stg_predictions')) }}) as named
    left join {{ ref('stg_appointments') }} as appointments on named.key = appointments.appointment_id
    where appointments.appointment_id is null
),

-- An appointment that predictions name and no feed has brought: a stand-in, so that no prediction is dropped.
inferred as (
    select
        appointment_id,
        cast(null as varchar) as priority,
        cast(null as varchar) as specialty,
        cast(null as varchar) as hospital,
        cast(null as timestamp) as created_at,
        max(appointment_source_id) as appointment_source_id,
        true as is_inferred,
        0 as _load_id
    from {{ ref('stg_predictions') }}
    where appointment_id in (select key from unknown)
    group by appointment_id
)

select * from known
union all
select * from inferred
