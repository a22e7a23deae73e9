-- A priority other than the three that the questions know.
{{ config(severity='warn') }}

select priority, count(*) as appointments
from {{ ref('dim_appointment') }}
where priority not in ('High', 'Medium', 'Low')
group by priority
