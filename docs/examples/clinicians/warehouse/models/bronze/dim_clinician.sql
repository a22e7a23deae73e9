{{ config(
    materialized='incremental',
    incremental_strategy='append',
    indexes=indexed_on('clinician_id'),
    pre_hook="{{ forget('clinician_id', changed_keys('clinician_id', ['clinicians', 'appointments'])) }}",
    post_hook="{{ remember_load() }}"
) }}

with known as (
    select
        clinician_id,
        first_name,
        last_name,
        specialty,
        created_at,
        clinician_source_id,
        false as is_inferred,
        _load_id
    from {{ ref('stg_clinicians') }}
    where {{ is_affected('clinician_id') }}
),

unknown as (
    select named.key
    from ({{ named_keys('clinician_id', ref('stg_appointment_clinicians')) }}) as named
    left join {{ ref('stg_clinicians') }} as clinicians on named.key = clinicians.clinician_id
    where clinicians.clinician_id is null
),

-- A clinician that appointments name and no feed has brought: a stand-in, so that no fact is dropped.
inferred as (
    select
        clinician_id,
        cast(null as varchar) as first_name,
        cast(null as varchar) as last_name,
        cast(null as varchar) as specialty,
        cast(null as timestamp) as created_at,
        max(clinician_source_id) as clinician_source_id,
        true as is_inferred,
        0 as _load_id
    from {{ ref('stg_appointment_clinicians') }}
    where clinician_id in (select key from unknown)
    group by clinician_id
)

select * from known
union all
select * from inferred
