{# The condition that keeps an incremental build to the affected keys; true in a rebuild. #}
{% macro is_affected(key) -%}
    {% if is_incremental() %}{{ key }} in (select key from {{ affected_keys() }}){% else %}true{% endif %}
{%- endmacro %}
