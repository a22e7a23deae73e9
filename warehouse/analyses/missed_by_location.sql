{#
title: Where appointments are expected to be missed
description: Predictions with a probability above {threshold}, by clinic and location, most first.
parameters:
  threshold: {type: number, default: 0.85, description: Probability above which a miss is expected}
  since: {type: date, description: Scheduled on or after this date}
  until: {type: date, description: Scheduled before this date}
  clinic: {type: integer, description: Only this clinic_id}
chart: {type: bar, label: clinic_name, value: predicted_misses}
headline: {title: expected misses, value: "sum(predicted_misses)", unit: count, by: location, of: sum(predicted_misses)}
#}
select
    clinic_id,
    clinic_name,
    location,
    count(*) as predicted_misses
from {{ ref('unified_predictions') }}
where clinic_id is not null and probability_dna > {{ var('threshold', 0.85) }} and {{ asked() }}
group by clinic_id, clinic_name, location
order by predicted_misses desc, clinic_id
