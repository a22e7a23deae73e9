{#
title: How the first delay carries through the day
description: Average delay by an appointment's place in its clinic's day, on days whose first appointment started more than {threshold} minutes late and on the others.
parameters:
  threshold: {type: integer, default: 10, description: Minutes late before the first start counts as late}
  places: {type: integer, default: 20, description: Number of places to show}
  since: {type: date, description: Scheduled on or after this date}
  until: {type: date, description: Scheduled before this date}
  clinic: {type: integer, description: Only this clinic_id}
chart: {type: line, label: place, value: after_late_start}
headline: {title: delay of the second appointment after a late first, value: "max(case when place = 2 then after_late_start end)", unit: minutes}
#}
with started as (
    select
        clinic_id,
        scheduled_fulldate,
        delay_minutes,
        row_number() over (partition by clinic_id, scheduled_fulldate order by scheduled_at, appointment_id) as place
    from {{ ref('unified_appointments') }}
    where delay_minutes is not null and {{ asked() }}
),

days as (
    select clinic_id, scheduled_fulldate, delay_minutes as first_delay
    from started
    where place = 1
)

select
    started.place,
    count(*) as started,
    round(avg(started.delay_minutes), 1) as average_delay,
    round(avg(case when days.first_delay > {{ var('threshold', 10) }} then started.delay_minutes end), 1) as after_late_start,
    round(avg(case when days.first_delay <= {{ var('threshold', 10) }} then started.delay_minutes end), 1) as after_punctual_start
from started
inner join days on started.clinic_id = days.clinic_id and started.scheduled_fulldate = days.scheduled_fulldate
where started.place <= {{ var('places', 20) }}
group by started.place
order by started.place
