{#
title: Delays by hour
description: Minutes from scheduled to actual start, by hour of the day for which it was scheduled - average, and the delay that half, nine in ten and nineteen in twenty stay within.
parameters:
  since: {type: date, description: Scheduled on or after this date}
  until: {type: date, description: Scheduled before this date}
  clinic: {type: integer, description: Only this clinic_id}
chart: {type: bar, label: hour, value: average_delay}
headline: {title: average delay by hour, value: "sum(average_delay * started) / sum(started)", unit: minutes, by: hour, of: sum(started)}
#}
with started as (
    select
        scheduled_hour as hour,
        delay_minutes
    from {{ ref('unified_appointments') }}
    where delay_minutes is not null and {{ asked() }}
)

select
    hour,
    count(*) as started,
    round(avg(delay_minutes), 1) as average_delay,
    round(cast(percentile_cont(0.5) within group (order by delay_minutes) as decimal(10, 2)), 1) as p50,
    round(cast(percentile_cont(0.9) within group (order by delay_minutes) as decimal(10, 2)), 1) as p90,
    round(cast(percentile_cont(0.95) within group (order by delay_minutes) as decimal(10, 2)), 1) as p95
from started
group by hour
order by hour
