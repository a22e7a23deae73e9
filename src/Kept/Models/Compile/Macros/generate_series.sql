{# The numbers from 1 to a bound, a row each. #}
{% macro generate_series(upper_bound) -%}
    {{ return(adapter.dispatch('generate_series', 'dbt')(upper_bound)) }}
{%- endmacro %}

{% macro default__generate_series(upper_bound) -%}
    select generated_number from generate_series(1, {{ upper_bound }}) as numbers (generated_number)
{%- endmacro %}
