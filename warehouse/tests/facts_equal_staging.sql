-- Each current appointment and each current prediction is one fact: none is dropped, none doubled.
select 'fact_appointment' as fact
where
    (select count(*) from {{ ref('fact_appointment') }})
    <> (select count(*) from {{ ref('stg_appointments') }})
union all
select 'fact_prediction' as fact
where
    (select count(*) from {{ ref('fact_prediction') }})
    <> (select count(*) from {{ ref('stg_predictions') }})
