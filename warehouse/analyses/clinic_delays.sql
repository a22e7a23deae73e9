{#
title: Clinics that start on time
description: Appointments that started more than {threshold} minutes after they were scheduled, per clinic, fewest first.
parameters:
  threshold: {type: integer, default: 10, description: Minutes late before it counts}
  since: {type: date, description: Scheduled on or after this date}
  until: {type: date, description: Scheduled before this date}
  clinic: {type: integer, description: Only this clinic_id}
chart: {type: bar, label: clinic_name, value: late_starts}
headline: {title: late starts, value: "100.0 * sum(late_starts) / sum(started)", unit: percent, by: clinic_name, of: sum(started)}
#}
with counted as (
    {%- if var('threshold', 10) | int == 10 %}
    select
        clinic_id,
        cast(sum(late_starts) as bigint) as late_starts,
        cast(sum(started) as bigint) as started
    from {{ ref('clinic_days') }}
    {%- else %}
    select
        clinic_id,
        count(case when delay_minutes > {{ var('threshold') }} then 1 end) as late_starts,
        count(delay_minutes) as started
    from {{ ref('unified_appointments') }}
    {%- endif %}
    where {{ asked() }}
    group by clinic_id
)

select
    counted.clinic_id,
    clinics.clinic_name,
    clinics.location,
    counted.late_starts,
    counted.started,
    round(100.0 * counted.late_starts / counted.started, 1) as late_percent
from counted
inner join {{ ref('dim_clinic') }} as clinics on counted.clinic_id = clinics.clinic_id
where counted.started > 0
order by counted.late_starts, counted.started desc, counted.clinic_id
