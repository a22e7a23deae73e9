{# The days whose counts may differ: an appointment of theirs changed, was or is theirs, or has another prediction. #}
{% macro affected_days() -%}
{{ changed_keys(date_id('scheduled_date'), ['appointments']) }}
union all
select scheduled_date_id as key
from {{ ref('fact_appointment') }}
where factap_pk in ({{ changed_keys('appointment_id', ['predictions']) }})
{%- endmacro %}
