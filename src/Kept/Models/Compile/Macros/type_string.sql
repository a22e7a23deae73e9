{% macro type_string() -%}
    {{ return(adapter.dispatch('type_string', 'dbt')()) }}
{%- endmacro %}

{% macro default__type_string() -%}
    text
{%- endmacro %}

{% macro redshift__type_string() -%}
    varchar(max)
{%- endmacro %}

{% macro spark__type_string() -%}
    string
{%- endmacro %}
