{# The predictions whose wide row may differ: they changed, or the appointment they are about is affected. #}
{% macro affected_predictions() -%}
{{ changed_keys('prediction_id', ['predictions']) }}
union all
select prediction_id as key
from {{ ref('fact_prediction') }}
where factap_pk in ({{ affected_appointments() }})
{%- endmacro %}
