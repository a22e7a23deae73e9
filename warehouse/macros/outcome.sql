{#
    What became of an appointment: attended, missed, cancelled, pending or unknown, from the words and the NHS codes
    (5 and 6 attended, 7 and 3 missed, 2 and 4 cancelled, 0 not said) that sources use. Without a status, being seen
    says attended. `word` is a `status_word`.
#}
{% macro outcome(word, seen_at) -%}
case
    {% for outcome in ['attended', 'missed', 'cancelled', 'pending'] -%}
    when {{ word }} in ('{{ status_words(outcome) | join("', '") }}') then '{{ outcome }}'
    {% endfor -%}
    when {{ seen_at }} is not null and ({{ word }} is null or {{ word }} in ('{{ status_words('nothing') | join("', '") }}')) then 'attended'
    else 'unknown'
end
{%- endmacro %}
