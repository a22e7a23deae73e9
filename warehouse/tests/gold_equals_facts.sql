-- Each fact is one wide row: no join drops one or doubles one.
select 'unified_appointments' as unified
where (select count(*) from {{ ref('unified_appointments') }}) <> (select count(*) from {{ ref('fact_appointment') }})
union all
select 'unified_predictions' as unified
where (select count(*) from {{ ref('unified_predictions') }}) <> (select count(*) from {{ ref('fact_prediction') }})
