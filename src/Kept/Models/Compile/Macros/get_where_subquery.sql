{# What a generic test looks at: the relation, or those of its rows that the setting 'where' leaves. #}
{% macro get_where_subquery(relation) -%}
    {{ return(adapter.dispatch('get_where_subquery', 'dbt')(relation)) }}
{%- endmacro %}

{% macro default__get_where_subquery(relation) -%}
    {%- set where = config.get('where') -%}
    {%- if where -%}
    (select * from {{ relation }} where {{ where }}) dbt_subquery
    {%- else -%}
    {{ return(relation) }}
    {%- endif -%}
{%- endmacro %}
