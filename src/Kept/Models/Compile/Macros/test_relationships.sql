{% test relationships(model, column_name, to, field) %}
{{ return(adapter.dispatch('test_relationships', 'dbt')(model, column_name, to, field)) }}
{% endtest %}

{% macro default__test_relationships(model, column_name, to, field) %}
with child as (
    select {{ column_name }} as from_field
    from {{ model }}
    where {{ column_name }} is not null
)

select from_field
from child
where not exists (select 1 from {{ to }} as parent where parent.{{ field }} = child.from_field)
{% endmacro %}
