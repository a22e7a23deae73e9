{# The words and codes by which sources say an outcome; `nothing` is for those that say none. #}
{% macro status_words(outcome) -%}
{% set words = {
    'attended': ['attended', 'attended on time', 'attended late', 'attend', 'arrived', 'arrived late', 'checked in', 'checked out',
        'in progress', 'started', 'seen', 'show', 'showed', 'showed up', 'kept', 'present', 'completed', 'complete', 'fulfilled',
        'finished', 'done', '5', '6'],
    'missed': ['missed', 'did not attend', 'not attended', 'dna', 'no show', 'noshow', 'absent', 'failed to attend', 'did not wait',
        'left without being seen', 'arrived too late', '3', '7'],
    'cancelled': ['cancelled', 'canceled', 'cancelled by patient', 'cancelled by provider', 'cancelled by hospital', 'cancelled by clinic',
        'canceled by patient', 'canceled by provider', 'patient cancelled', 'provider cancelled', 'hospital cancelled', 'rescheduled',
        'entered in error', 'withdrawn', '2', '4'],
    'pending': ['pending', 'scheduled', 'booked', 'confirmed', 'proposed', 'planned', 'waitlist', 'waiting list', 'open', 'new', 'future'],
    'nothing': ['', '0', 'unknown', 'not known', 'none', 'null', 'n/a', 'na', 'not applicable', '?'],
} %}
{{ return(words[outcome]) }}
{%- endmacro %}
