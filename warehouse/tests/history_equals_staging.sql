-- Each current patient and each current clinic has one version that still holds.
select 'patient_history' as history
where
    (select count(*) from {{ ref('patient_history') }} where dbt_valid_to is null)
    <> (select count(*) from {{ ref('stg_patients') }})
union all
select 'clinic_history' as history
where
    (select count(*) from {{ ref('clinic_history') }} where dbt_valid_to is null)
    <> (select count(*) from {{ ref('stg_clinics') }})
