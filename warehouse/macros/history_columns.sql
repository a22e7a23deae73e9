{# The columns of a history, beside those that a snapshot adds. #}
{% macro history_columns(entity) -%}
{%- set history = history_of(entity) -%}
{{ return([history.key] + history.columns + ['is_first', '_load_id', '_loaded_at']) }}
{%- endmacro %}
