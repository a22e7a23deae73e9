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
with counted as (
    select
        cast(date_trunc({{ var('by', "'month'") }}, scheduled_fulldate) as date) as period,
        cast(sum(appointments) as bigint) as appointments,
        cast(sum(attended) as bigint) as attended,
        cast(sum(missed) as bigint) as missed,
        cast(sum(predicted_misses) as bigint) as predicted_misses
    from {{ ref('clinic_days') }}
    where {{ asked() }}
    group by 1
)
{%- if var('threshold', 0.85) | float != 0.85 %},

expected as (
    select
        cast(date_trunc({{ var('by', "'month'") }}, scheduled_fulldate) as date) as period,
        count(*) as predicted_misses
    from {{ ref('unified_predictions') }}
    where probability_dna > {{ var('threshold') }} and {{ asked() }}
    group by 1
)
{%- endif %}

select
    counted.period,
    counted.appointments,
    counted.missed,
    round(100.0 * counted.missed / nullif(counted.attended + counted.missed, 0), 1) as missed_percent,
    {%- if var('threshold', 0.85) | float == 0.85 %}
    counted.predicted_misses
from counted
    {%- else %}
    coalesce(expected.predicted_misses, 0) as predicted_misses
from counted
left join expected on counted.period = expected.period
    {%- endif %}
order by counted.period
