{# Whether the rows that a test finds are stored: as the test says, by either of two settings, or else the command. #}
{% macro should_store_failures() %}
{% set kind = config.get('store_failures_as') %}
{% set stored = config.get('store_failures') if kind is none else kind != 'ephemeral' %}
{{ return(flags.STORE_FAILURES if stored is none else stored) }}
{% endmacro %}
