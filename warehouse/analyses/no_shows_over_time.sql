{#
title: No-shows over time
description: Appointments that were missed, and predictions with a probability above {threshold}, by day, month or year of the appointment.
parameters:
  by: {type: text, default: month, description: "Length of a period - day, month or year"}
  threshold: {type: number, default: 0.85, description: Probability above which a miss is expected}
  since: {type: date, description: Scheduled on or after this date}
  until: {type: date, description: Scheduled before this date}
  clinic: {type: integer, description: Only this clinic_id}
chart: {type: line, label: period, value: missed}
headline: {title: missed appointments, value: "sum(missed)", unit: count, by: period, of: sum(appointments)}
#}
with outcomes as (
    select
        cast(date_trunc({{ var('by', "'month'") }}, scheduled_fulldate) as date) as period,
        count(*) as appointments,
        count(case when outcome = 'attended' then 1 end) as attended,
        count(case when outcome = 'missed' then 1 end) as missed
    from {{ ref('unified_appointments') }}
    where {{ asked() }}
    group by 1
),

expected as (
    select
        cast(date_trunc({{ var('by', "'month'") }}, scheduled_fulldate) as date) as period,
        count(*) as predicted_misses
    from {{ ref('unified_predictions') }}
    where probability_dna > {{ var('threshold', 0.85) }} and {{ asked() }}
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
