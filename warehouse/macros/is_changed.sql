{# The condition that keeps a history to the keys that changed since its watermark; true in a full refresh. #}
{% macro is_changed(entity) -%}
{%- set key = history_of(entity).key -%}
    {% if flags.FULL_REFRESH %}true{% else %}{{ key }} in ({{ changed_keys(key, [entity]) }}){% endif %}
{%- endmacro %}
