{{ config(
    materialized='incremental',
    incremental_strategy='append',
    indexes=indexed_on('clinic_id'),
    pre_hook="{{ forget('clinic_id', changed_keys('clinic_id', ['clinics', 'appointments'])) }}",
    post_hook="{{ remember_load() }}"
) }}

with known as (
    select
        clinic_id,
        clinic_name,
        location,
        created_at,
        clinic_source_id,
        false as is_inferred,
        _load_id
    from {{ ref('stg_clinics') }}
    where {{ is_affected('clinic_id') }}
),

unknown as (
    select named.key
    from ({{ named_keys('clinic_id', ref('stg_appointments')) }}) as named
    left join {{ ref('stg_clinics') }} as clinics on named.key = clinics.clinic_id
    where clinics.clinic_id is null
),

-- A clinic that appointments name and no feed has brought: a stand-in, so that no fact is dropped.
inferred as (
    select
        clinic_id,
        cast(null as varchar) as clinic_name,
        cast(null as varchar) as location,
        cast(null as timestamp) as created_at,
        max(clinic_source_id) as clinic_source_id,
        true as is_inferred,
        0 as _load_id
    from {{ ref('stg_appointments') }}
    where clinic_id in (select key from unknown)
    group by clinic_id
)

select * from known
union all
select * from inferred
