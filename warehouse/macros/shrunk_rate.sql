{#
    A rate of few observations, drawn towards the overall rate as if `weight` observations of it had been seen before: the
    mean of the beta posterior.
#}
{% macro shrunk_rate(misses, outcomes, overall, weight) -%}
    ((coalesce({{ misses }}, 0) + {{ weight }} * {{ overall }}) / (coalesce({{ outcomes }}, 0) + {{ weight }}))
{%- endmacro %}
