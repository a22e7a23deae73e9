{# Before an incremental build: the keys of a query with one column, `key`, in a temporary table, whose size the engine then knows. #}
{% macro set_aside(table, keys) -%}
{% if is_incremental() -%}
drop table if exists {{ table }};
create temporary table {{ table }} as
{{ keys }}
{%- endif %}
{%- endmacro %}
