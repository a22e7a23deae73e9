{#
    The condition that a version of a history held at the end of a day (UTC). Of the days before a row was first known
    nothing is known: its first version stands for them.
#}
{% macro held_on(version, day) -%}
    ({{ version }}.is_first or {{ version }}.dbt_valid_from < {{ day }} + interval '1 day')
    and ({{ version }}.dbt_valid_to is null or {{ version }}.dbt_valid_to >= {{ day }} + interval '1 day')
{%- endmacro %}
