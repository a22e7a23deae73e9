with outcomes as (
    select
        cast(date_trunc('month', d.fulldate) as date) as period,
        count(*) as appointments,
        count(case when f.outcome = 'attended' then 1 end) as attended,
        count(case when f.outcome = 'missed' then 1 end) as missed
    from silver.fact_appointment as f
    inner join bronze.dim_date as d on f.scheduled_date_id = d.date_id
    group by 1
),

expected as (
    select
        cast(date_trunc('month', d.fulldate) as date) as period,
        count(*) as predicted_misses
    from silver.fact_prediction as f
    inner join bronze.dim_prediction as p on f.prediction_id = p.prediction_id
    inner join silver.fact_appointment as a on f.factap_pk = a.factap_pk
    inner join bronze.dim_date as d on a.scheduled_date_id = d.date_id
    where p.probability_dna > 0.85
    group by 1
)

select
    outcomes.period,
    outcomes.appointments,
    outcomes.missed,
    round(100.0 * outcomes.missed / nullif(outcomes.attended + outcomes.missed, 0), 1) as missed_percent,
    coalesce(expected.predicted_misses, 0) as predicted_misses
from outcomes
left join expected on outcomes.period = expected.period
order by outcomes.period
