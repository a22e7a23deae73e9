{# The timestamp of a date and a time of day; null when either is. #}
{% macro at_time(date, time) -%}
    {{ return(adapter.dispatch('at_time')(date, time)) }}
{%- endmacro %}

{% macro default__at_time(date, time) -%}
    ({{ date }} + {{ time }})
{%- endmacro %}

{# Spark has no time of day; there it is a text such as 08:20:45. #}
{% macro spark__at_time(date, time) -%}
    to_timestamp(concat(cast({{ date }} as string), ' ', {{ time }}))
{%- endmacro %}
