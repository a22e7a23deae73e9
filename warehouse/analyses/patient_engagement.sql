{#
title: Patient engagement
description: Per patient, the percentage of appointments whose probability of being missed is above {threshold}, of those with a prediction, highest first.
parameters:
  threshold: {type: number, default: 0.8, description: Probability above which an appointment counts}
  since: {type: date, description: Scheduled on or after this date}
  until: {type: date, description: Scheduled before this date}
  clinic: {type: integer, description: Only this clinic_id}
chart: {type: bar, label: last_name, value: at_risk_percent}
headline: {title: patients with an appointment at risk, value: "count(case when at_risk > 0 then 1 end)", unit: count}
#}
with appointments as (
    select
        patient_id,
        first_name,
        last_name,
        appointment_id,
        max(case when probability_dna > {{ var('threshold', 0.8) }} then 1 else 0 end) as is_at_risk
    from {{ ref('unified_predictions') }}
    where patient_id is not null and {{ asked() }}
    group by patient_id, first_name, last_name, appointment_id
)

select
    patient_id,
    first_name,
    last_name,
    count(*) as appointments,
    count(case when is_at_risk = 1 then 1 end) as at_risk,
    round(100.0 * count(case when is_at_risk = 1 then 1 end) / count(*), 1) as at_risk_percent
from appointments
group by patient_id, first_name, last_name
order by at_risk_percent desc, appointments desc, patient_id
