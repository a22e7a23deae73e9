{#
title: Late starts by clinician
description: Appointments that started more than {threshold} minutes after they were scheduled, per clinician, most first.
parameters:
  threshold: {type: integer, default: 10, description: Minutes late before it counts}
  since: {type: date, description: Scheduled on or after this date}
  until: {type: date, description: Scheduled before this date}
  clinic: {type: integer, description: Only this clinic_id}
chart: {type: bar, label: clinician, value: late_starts}
#}
select
    clinician_source_id as clinician,
    clinician_last_name as name,
    clinician_specialty as specialty,
    count(case when delay_minutes > {{ var('threshold', 10) }} then 1 end) as late_starts,
    count(delay_minutes) as started
from {{ ref('clinician_appointments') }}
where {{ asked() }}
group by clinician_source_id, clinician_last_name, clinician_specialty
order by late_starts desc, clinician
