{#
title: No-shows by age
description: Share of appointments that were missed, of those attended or missed, by the patient's age on the day.
parameters:
  since: {type: date, description: Scheduled on or after this date}
  until: {type: date, description: Scheduled before this date}
  clinic: {type: integer, description: Only this clinic_id}
chart: {type: bar, label: age_band, value: missed_percent}
headline: {title: no-show rate by age, value: "100.0 * sum(missed) / sum(appointments)", unit: percent, by: age_band, of: sum(appointments)}
#}
with kept_or_missed as (
    select
        scheduled_year - extract(year from dob)
        - case when scheduled_month * 100 + scheduled_day < extract(month from dob) * 100 + extract(day from dob) then 1 else 0 end as age,
        outcome
    from {{ ref('unified_appointments') }}
    where dob is not null and outcome in ('attended', 'missed') and {{ asked() }}
),

banded as (
    select
        case
            when age < 0 then 'not yet born'
            when age < 18 then '0 to 17'
            when age < 30 then '18 to 29'
            when age < 45 then '30 to 44'
            when age < 60 then '45 to 59'
            when age < 75 then '60 to 74'
            else '75 and more'
        end as age_band,
        age,
        outcome
    from kept_or_missed
)

select
    age_band,
    count(*) as appointments,
    count(case when outcome = 'missed' then 1 end) as missed,
    round(100.0 * count(case when outcome = 'missed' then 1 end) / count(*), 1) as missed_percent
from banded
group by age_band
order by min(age)
