{#
title: Clinics that start on time
description: Appointments that started more than {threshold} minutes after they were scheduled, per clinic, fewest first.
parameters:
  threshold: {type: integer, default: 10, description: Minutes late before it counts}
  since: {type: date, description: Scheduled on or after this date}
  until: {type: date, description: Scheduled before this date}
  clinic: {type: integer, description: Only this clinic_id}
chart: {type: bar, label: clinic_name, value: late_starts}
headline: {title: late starts, value: "100.0 * sum(late_starts) / sum(started)", unit: percent, by: clinic_name, of: sum(started)}
#}
with started as (
    select clinic_id, clinic_name, location, delay_minutes
    from {{ ref('unified_appointments') }}
    where delay_minutes is not null and {{ asked() }}
)

select
    clinic_id,
    clinic_name,
    location,
    count(case when delay_minutes > {{ var('threshold', 10) }} then 1 end) as late_starts,
    count(*) as started,
    round(100.0 * count(case when delay_minutes > {{ var('threshold', 10) }} then 1 end) / count(*), 1) as late_percent
from started
group by clinic_id, clinic_name, location
order by late_starts, started desc, clinic_id
