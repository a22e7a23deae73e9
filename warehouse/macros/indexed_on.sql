{# Indexes for the engines that join by them: a unique one on the key, and others. A columnar engine scans faster without. #}
{% macro indexed_on(key, others=[]) -%}
{% set indexes = [] %}
{% if target.type == 'postgres' %}
{% do indexes.append({'columns': [key], 'unique': true}) %}
{% for columns in others %}
{% do indexes.append({'columns': columns}) %}
{% endfor %}
{% endif %}
{{ return(indexes) }}
{%- endmacro %}
