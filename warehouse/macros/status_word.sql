{# A status without what does not matter: case, blanks around it, hyphens and underscores. #}
{% macro status_word(status) -%}
    lower(trim(translate({{ status }}, '-_', '  ')))
{%- endmacro %}
