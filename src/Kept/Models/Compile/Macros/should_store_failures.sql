{% macro should_store_failures() %}
{% set stored = config.get('store_failures') %}
{{ return(flags.STORE_FAILURES if stored is none else stored) }}
{% endmacro %}
