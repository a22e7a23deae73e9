{# The timestamp of a date and a time of day; null when either is. #}
{% macro at_time(date, time) -%}
    ({{ date }} + {{ time }})
{%- endmacro %}
