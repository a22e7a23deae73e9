{# A time of day as the integer hour * 100 + minute. #}
{% macro time_id(time) -%}
    cast(extract(hour from {{ time }}) * 100 + extract(minute from {{ time }}) as integer)
{%- endmacro %}
