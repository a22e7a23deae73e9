{# The conditions that a person adds to a question: scheduled since, until (not including it), and one clinic. #}
{% macro asked() -%}
true
    {%- if var('since', none) is not none %} and scheduled_fulldate >= {{ var('since') }}{% endif %}
    {%- if var('until', none) is not none %} and scheduled_fulldate < {{ var('until') }}{% endif %}
    {%- if var('clinic', none) is not none %} and clinic_id = {{ var('clinic') }}{% endif %}
{%- endmacro %}
