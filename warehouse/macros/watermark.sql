{# The newest load that this model has taken in; 0 before its first build. #}
{% macro watermark() -%}
    (select coalesce(max(load_id), 0) from {{ source('staging', 'watermarks') }} where model = '{{ this.name }}')
{%- endmacro %}
