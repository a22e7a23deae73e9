-- A status that means none of the outcomes: say in status_words what it means.
{{ config(severity='warn') }}

-- Few words stand in many rows: each is read once, since the condition below is of an aggregate, which comes after the grouping.
with statuses as (
    select min(status) as status, count(*) as appointments
    from {{ ref('stg_appointments') }}
    group by status
)

select status, appointments
from statuses
where
    {{ status_word('status') }} not in (
        {%- for outcome in ['attended', 'missed', 'cancelled', 'pending', 'nothing'] %}
        '{{ status_words(outcome) | join("', '") }}'{% if not loop.last %},{% endif %}
        {%- endfor %}
    )
