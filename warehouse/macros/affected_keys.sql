{# The temporary table that holds the keys an incremental build makes anew; each model has its own. #}
{% macro affected_keys() -%}
    affected_{{ this.name }}
{%- endmacro %}
