-- Each fact is one wide row: no join drops one or doubles one. And each wide row is counted once in its clinic's day.
select 'unified_appointments' as unified
where (select count(*) from {{ ref('unified_appointments') }}) <> (select count(*) from {{ ref('fact_appointment') }})
union all
select 'unified_predictions' as unified
where (select count(*) from {{ ref('unified_predictions') }}) <> (select count(*) from {{ ref('fact_prediction') }})
union all
select 'appointments of clinic_days' as unified
where (select coalesce(sum(appointments), 0) from {{ ref('clinic_days') }}) <> (select count(*) from {{ ref('unified_appointments') }})
union all
select 'predictions of clinic_days' as unified
where (select coalesce(sum(predictions), 0) from {{ ref('clinic_days') }}) <> (select count(*) from {{ ref('unified_predictions') }} where clinic_id is not null)
