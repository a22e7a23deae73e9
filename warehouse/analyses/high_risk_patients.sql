{#
title: Patients to call
description: Appointments of priority {priority} with a probability of being missed above {threshold}, most likely first.
parameters:
  threshold: {type: number, default: 0.9, description: Probability above which a patient is called}
  priority: {type: text, default: High, description: "Priority of the appointment - High, Medium or Low"}
  since: {type: date, description: Scheduled on or after this date}
  until: {type: date, description: Scheduled before this date}
  clinic: {type: integer, description: Only this clinic_id}
headline: {title: appointments to call about, value: "count(*)", unit: count}
#}
select
    patient_id,
    first_name,
    last_name,
    specialty,
    hospital,
    scheduled_fulldate as scheduled_date,
    probability_dna,
    clinic_name,
    appointment_id,
    prediction_batch
from {{ ref('unified_predictions') }}
where
    priority = {{ var('priority', "'High'") }}
    and probability_dna > {{ var('threshold', 0.9) }}
    and {{ asked() }}
order by probability_dna desc, scheduled_date, prediction_id
