{#
title: Patients who may miss again and again
description: Patients with more than {times} appointments at a probability above {threshold}.
parameters:
  threshold: {type: number, default: 0.85, description: Probability above which a miss is expected}
  times: {type: integer, default: 3, description: More appointments than this}
  since: {type: date, description: Scheduled on or after this date}
  until: {type: date, description: Scheduled before this date}
  clinic: {type: integer, description: Only this clinic_id}
chart: {type: bar, label: last_name, value: predicted_misses}
headline: {title: patients who may miss again and again, value: "count(*)", unit: count}
#}
select
    patient_id,
    first_name,
    last_name,
    count(distinct appointment_id) as predicted_misses
from {{ ref('unified_predictions') }}
where
    patient_id is not null
    and probability_dna > {{ var('threshold', 0.85) }}
    and {{ asked() }}
group by patient_id, first_name, last_name
having count(distinct appointment_id) > {{ var('times', 3) }}
order by predicted_misses desc, patient_id
