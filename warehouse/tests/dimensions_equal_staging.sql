-- Each current appointment and each current prediction is described once, beside those that are inferred.
select 'dim_appointment' as dimension
where
    (select count(*) from {{ ref('dim_appointment') }} where not is_inferred)
    <> (select count(*) from {{ ref('stg_appointments') }})
union all
select 'dim_prediction' as dimension
where
    (select count(*) from {{ ref('dim_prediction') }})
    <> (select count(*) from {{ ref('stg_predictions') }})
