{#
    What a prediction is to learn: 1 for an appointment that was missed, 0 for one that was attended, null for what says neither
    (cancelled, pending, unknown). The vars `attendance_missed` and `attendance_attended` list the outcomes that count.
#}
{% macro missed_label(outcome) -%}
case
    when {{ outcome }} in ('{{ var('attendance_missed', ['missed']) | join("', '") }}') then 1
    when {{ outcome }} in ('{{ var('attendance_attended', ['attended']) | join("', '") }}') then 0
end
{%- endmacro %}
