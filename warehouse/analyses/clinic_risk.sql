{#
title: Clinics at risk
description: The {top} clinics with the highest average probability of a missed appointment.
parameters:
  top: {type: integer, default: 3, description: Number of clinics}
  since: {type: date, description: Scheduled on or after this date}
  until: {type: date, description: Scheduled before this date}
chart: {type: bar, label: clinic_name, value: average_probability}
headline: {title: highest average probability of a miss, value: "100.0 * max(average_probability)", unit: percent}
#}
{% if var('since', none) is none and var('until', none) is none %}
select clinic_id, clinic_name, location, average_probability, predictions
from {{ ref('clinic_probability') }}
{% else %}
select
    clinic_id,
    clinic_name,
    location,
    cast(cast(avg(cast(probability_dna as decimal(18, 12))) as decimal(10, 9)) as double precision) as average_probability,
    count(*) as predictions
from {{ ref('unified_predictions') }}
where clinic_id is not null and {{ asked() }}
group by clinic_id, clinic_name, location
{% endif %}
order by average_probability desc, clinic_id
limit {{ var('top', 3) }}
