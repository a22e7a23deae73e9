{% macro array_construct(inputs=[], data_type='integer') -%}
    {{ return(adapter.dispatch('array_construct', 'dbt')(inputs, data_type)) }}
{%- endmacro %}

{% macro duckdb__array_construct(inputs, data_type) -%}
    {% if inputs %}[{{ inputs | join(', ') }}]{% else %}cast([] as {{ data_type }}[]){% endif %}
{%- endmacro %}

{% macro default__array_construct(inputs, data_type) -%}
    {% if inputs %}array[{{ inputs | join(', ') }}]{% else %}cast(array[] as {{ data_type }}[]){% endif %}
{%- endmacro %}
