{#
title: Delays by weekday
description: Minutes from scheduled to actual start, by day of the week, 1 Monday to 7 Sunday - average, and the delay that half, nine in ten and nineteen in twenty stay within.
parameters:
  since: {type: date, description: Scheduled on or after this date}
  until: {type: date, description: Scheduled before this date}
  clinic: {type: integer, description: Only this clinic_id}
chart: {type: bar, label: weekday, value: average_delay}
headline: {title: average delay by weekday, value: "sum(average_delay * started) / sum(started)", unit: minutes, by: weekday, of: sum(started)}
#}
with started as (
    select
        {{ weekday('scheduled_fulldate') }} as weekday,
        delay_minutes
    from {{ ref('unified_appointments') }}
    where delay_minutes is not null and {{ asked() }}
)

select
    weekday,
    count(*) as started,
    round(avg(delay_minutes), 1) as average_delay,
    round(cast(percentile_cont(0.5) within group (order by delay_minutes) as decimal(10, 2)), 1) as p50,
    round(cast(percentile_cont(0.9) within group (order by delay_minutes) as decimal(10, 2)), 1) as p90,
    round(cast(percentile_cont(0.95) within group (order by delay_minutes) as decimal(10, 2)), 1) as p95
from started
group by weekday
order by weekday
