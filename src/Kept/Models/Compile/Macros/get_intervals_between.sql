{# How many intervals lie between two dates, as the engine counts them; 1 while the project is read. #}
{% macro get_intervals_between(start_date, end_date, datepart) -%}
    {{ return(adapter.dispatch('get_intervals_between', 'dbt')(start_date, end_date, datepart)) }}
{%- endmacro %}

{% macro default__get_intervals_between(start_date, end_date, datepart) -%}
    {%- set answer = run_query('select ' ~ dbt.datediff(start_date, end_date, datepart)) -%}
    {{ return(answer.rows[0][0] | int if answer is not none else 1) }}
{%- endmacro %}
