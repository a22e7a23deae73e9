{# A query for the keys by which a relation names another: in an incremental build the affected ones, of which there are few. #}
{% macro named_keys(column, relation) -%}
{% if is_incremental() %}select key from {{ affected_keys() }}{% else %}select {{ column }} as key from {{ relation }}{% endif %}
{%- endmacro %}
