{# A time of day as the integer hour * 100 + minute. #}
{% macro time_id(time) -%}
    {{ return(adapter.dispatch('time_id')(time)) }}
{%- endmacro %}

{% macro default__time_id(time) -%}
    cast(extract(hour from {{ time }}) * 100 + extract(minute from {{ time }}) as integer)
{%- endmacro %}

{# Spark has no time of day; there it is a text such as 08:20:45. #}
{% macro spark__time_id(time) -%}
    cast(substring({{ time }}, 1, 2) as integer) * 100 + cast(substring({{ time }}, 4, 2) as integer)
{%- endmacro %}
