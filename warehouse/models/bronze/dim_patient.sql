{{ config(
    materialized='incremental',
    incremental_strategy='append',
    indexes=indexed_on('patient_id'),
    pre_hook="{{ forget('patient_id', changed_keys('patient_id', ['patients', 'appointments'])) }}",
    post_hook="{{ remember_load() }}"
) }}

with known as (
    select
        patient_id,
        first_name,
        last_name,
        gender,
        dob,
        created_at,
        patient_source_id,
        false as is_inferred,
        _load_id
    from {{ ref('stg_patients') }}
    where {{ is_affected('patient_id') }}
),

unknown as (
    select named.key
    from ({{ named_keys('patient_id', ref('stg_appointments')) }}) as named
    left join {{ ref('stg_patients') }} as patients on named.key = patients.patient_id
    where patients.patient_id is null
),

-- A patient that appointments name and no feed has brought: a stand-in, so that no fact is dropped.
inferred as (
    select
        patient_id,
        cast(null as varchar) as first_name,
        cast(null as varchar) as last_name,
        cast(null as varchar) as gender,
        cast(null as date) as dob,
        cast(null as timestamp) as created_at,
        max(patient_source_id) as patient_source_id,
        true as is_inferred,
        0 as _load_id
    from {{ ref('stg_appointments') }}
    where patient_id in (select key from unknown)
    group by patient_id
)

select * from known
union all
select * from inferred
