{# The day of the week of a date, 1 Monday to 7 Sunday. #}
{% macro weekday(date) -%}
    {{ return(adapter.dispatch('weekday')(date)) }}
{%- endmacro %}

{% macro default__weekday(date) -%}
    cast(extract(isodow from {{ date }}) as integer)
{%- endmacro %}

{# Redshift counts from 0, which is Sunday. #}
{% macro redshift__weekday(date) -%}
    cast((extract(dow from {{ date }}) + 6) % 7 + 1 as integer)
{%- endmacro %}

{# Spark counts from 0, which is Monday. #}
{% macro spark__weekday(date) -%}
    weekday({{ date }}) + 1
{%- endmacro %}
