{#
    Minutes from one moment to another by hour and minute, seconds ignored. Where the day of the second is
    a guess, it is the day that brings the difference into (-720, 720]: a delay across midnight comes out right.
#}
{% macro delay_minutes(scheduled, actual, day_is_known) -%}
{%- set minutes = dbt.datediff(scheduled, actual, 'minute') -%}
    cast(
        {{ minutes }}
        + case
            when {{ day_is_known }} then 0
            when {{ minutes }} > 720 then -1440
            when {{ minutes }} <= -720 then 1440
            else 0
        end
    as integer)
{%- endmacro %}
