{# A date as the integer yyyymmdd. #}
{% macro date_id(date) -%}
    cast(extract(year from {{ date }}) * 10000 + extract(month from {{ date }}) * 100 + extract(day from {{ date }}) as integer)
{%- endmacro %}
