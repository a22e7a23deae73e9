{#
title: No-shows by what was so on a day
description: Share of appointments that were missed, of those attended or missed, by the place of the clinic or the gender of the patient as of a day, most appointments first.
parameters:
  as_of: {type: date, description: The day whose places and people count; today by default}
  by: {type: text, default: location, description: "location, clinic_name or gender"}
  since: {type: date, description: Scheduled on or after this date}
  until: {type: date, description: Scheduled before this date}
  clinic: {type: integer, description: Only this clinic_id}
chart: {type: bar, label: as_it_was, value: missed_percent}
#}
{%- set by = var('by', "'location'") %}
{%- if by not in ["'location'", "'clinic_name'", "'gender'"] %}
{{ exceptions.raise_compiler_error("by is " ~ by ~ "; expected location, clinic_name or gender") }}
{%- endif %}
{%- set as_of = var('as_of', none) or 'current_date' %}
with held as (
    select clinic_id, patient_id, outcome
    from {{ ref('unified_appointments') }}
    where outcome in ('attended', 'missed') and {{ asked() }}
)

select
    case {{ by }} when 'location' then clinics.location when 'clinic_name' then clinics.clinic_name else patients.gender end as as_it_was,
    count(*) as appointments,
    count(case when held.outcome = 'missed' then 1 end) as missed,
    round(100.0 * count(case when held.outcome = 'missed' then 1 end) / count(*), 1) as missed_percent
from held
left join {{ ref('clinic_history') }} as clinics on held.clinic_id = clinics.clinic_id and {{ held_on('clinics', as_of) }}
left join {{ ref('patient_history') }} as patients on held.patient_id = patients.patient_id and {{ held_on('patients', as_of) }}
group by 1
order by appointments desc, as_it_was
