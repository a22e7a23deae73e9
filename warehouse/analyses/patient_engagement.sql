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
        appointment_id,
        max(probability_dna) as probability
    from {{ ref('unified_predictions') }}
    where patient_id is not null and {{ asked() }}
    group by patient_id, appointment_id
),

counted as (
    select
        patient_id,
        count(*) as appointments,
        count(case when probability > {{ var('threshold', 0.8) }} then 1 end) as at_risk
    from appointments
    group by patient_id
)

select
    counted.patient_id,
    patients.first_name,
    patients.last_name,
    counted.appointments,
    counted.at_risk,
    round(100.0 * counted.at_risk / counted.appointments, 1) as at_risk_percent
from counted
inner join {{ ref('dim_patient') }} as patients on counted.patient_id = patients.patient_id
order by at_risk_percent desc, counted.appointments desc, counted.patient_id
