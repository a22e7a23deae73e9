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
with counted as (
    {%- if var('threshold', 0.85) | float == 0.85 %}
    select
        clinic_id,
        cast(sum(predicted_misses) as bigint) as predicted_misses
    from {{ ref('clinic_days') }}
    where {{ asked() }}
    {%- else %}
    select
        clinic_id,
        count(*) as predicted_misses
    from {{ ref('unified_predictions') }}
    where probability_dna > {{ var('threshold') }} and {{ asked() }}
    {%- endif %}
    group by clinic_id
)

select
    counted.clinic_id,
    clinics.clinic_name,
    clinics.location,
    counted.predicted_misses
from counted
inner join {{ ref('dim_clinic') }} as clinics on counted.clinic_id = clinics.clinic_id
where counted.predicted_misses > 0
order by counted.predicted_misses desc, counted.clinic_id
