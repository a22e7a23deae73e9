{#
title: No-shows by specialty
description: Share of appointments that were missed, of those attended or missed, by specialty, highest first.
parameters:
  since: {type: date, description: Scheduled on or after this date}
  until: {type: date, description: Scheduled before this date}
  clinic: {type: integer, description: Only this clinic_id}
chart: {type: bar, label: specialty, value: missed_percent}
headline: {title: no-show rate, value: "100.0 * sum(missed) / sum(appointments)", unit: percent, by: specialty, of: sum(appointments)}
#}
select
    specialty,
    count(*) as appointments,
    count(case when outcome = 'missed' then 1 end) as missed,
    round(100.0 * count(case when outcome = 'missed' then 1 end) / count(*), 1) as missed_percent
from {{ ref('unified_appointments') }}
where outcome in ('attended', 'missed') and {{ asked() }}
group by specialty
order by missed_percent desc, appointments desc, specialty
