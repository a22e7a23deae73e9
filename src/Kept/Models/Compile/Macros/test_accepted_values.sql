{% test accepted_values(model, column_name, values, quote=true) %}
{{ return(adapter.dispatch('test_accepted_values', 'dbt')(model, column_name, values, quote)) }}
{% endtest %}

{% macro default__test_accepted_values(model, column_name, values, quote=true) %}
with all_values as (
    select {{ column_name }} as value_field, count(*) as n_records
    from {{ model }}
    group by {{ column_name }}
)

select *
from all_values
where value_field not in (
    {%- for value in values %}
    {% if quote %}'{{ dbt.escape_single_quotes(value | string) }}'{% else %}{{ value }}{% endif %}{{ ',' if not loop.last }}
    {%- endfor %}
)
{% endmacro %}
