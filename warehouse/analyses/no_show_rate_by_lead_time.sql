{#
title: No-shows by lead time
description: Share of appointments that were missed, of those attended or missed, by the time from booking to the day.
parameters:
  since: {type: date, description: Scheduled on or after this date}
  until: {type: date, description: Scheduled before this date}
  clinic: {type: integer, description: Only this clinic_id}
chart: {type: bar, label: lead_time, value: missed_percent}
headline: {title: no-show rate by lead time, value: "100.0 * sum(missed) / sum(appointments)", unit: percent, by: lead_time, of: sum(appointments)}
#}
with kept_or_missed as (
    select
        case
            when lead_days < 1 then 0
            when lead_days < 7 then 1
            when lead_days < 14 then 7
            when lead_days < 30 then 14
            when lead_days < 60 then 30
            when lead_days < 90 then 60
            else 90
        end as least_days,
        outcome
    from {{ ref('unified_appointments') }}
    where lead_days is not null and outcome in ('attended', 'missed') and {{ asked() }}
)

select
    case least_days
        when 0 then 'same day'
        when 1 then '1 to 6 days'
        when 7 then '7 to 13 days'
        when 14 then '14 to 29 days'
        when 30 then '30 to 59 days'
        when 60 then '60 to 89 days'
        else '90 days and more'
    end as lead_time,
    count(*) as appointments,
    count(case when outcome = 'missed' then 1 end) as missed,
    round(100.0 * count(case when outcome = 'missed' then 1 end) / count(*), 1) as missed_percent
from kept_or_missed
group by least_days
order by least_days
