{# The appointments whose row in clinician_appointments may differ: they changed, or who or what they refer to did. #}
{% macro affected_by_clinicians() -%}
{{ affected_appointments() }}
union all
select factap_pk as key
from {{ ref('fact_appointment_clinician') }}
where clinician_id in ({{ changed_keys('clinician_id', ['clinicians']) }})
{%- endmacro %}
