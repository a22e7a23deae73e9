{#
    The predictions whose wide row may differ: they changed, or the appointment they are about is affected. `appointments` is a
    query for the keys of those, where they have been set aside.
#}
{% macro affected_predictions(appointments=none) -%}
{{ changed_keys('prediction_id', ['predictions']) }}
union all
select prediction_id as key
from {{ ref('fact_prediction') }}
where factap_pk in ({{ appointments or affected_appointments() }})
{%- endmacro %}
