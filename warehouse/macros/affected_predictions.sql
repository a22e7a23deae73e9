{# The predictions whose wide row may differ: they changed, or the appointment they are about is among `affected_appointments`, set aside. #}
{% macro affected_predictions() -%}
{{ changed_keys('prediction_id', ['predictions']) }}
union all
select prediction_id as key
from {{ ref('fact_prediction') }}
where factap_pk in (select key from affected_appointments)
{%- endmacro %}
