{#
    For each moment, the outcomes that were known by then of all appointments with the same keys: how many, how many of them
    missed, and the last day of either. Moments stand before the outcomes of their own day, so that none of that day counts.
#}
{% macro known_outcomes(keys) -%}
{% set known = '(' ~ ('partition by ' ~ keys | join(', ') ~ ' ' if keys else '') ~ 'order by at_day, is_outcome rows between unbounded preceding and current row)' -%}
select
    appointment_id,
    moment,
    cast(sum(is_outcome) over {{ known }} as integer) as outcomes,
    cast(sum(missed) over {{ known }} as integer) as misses,
    max(case when is_outcome = 1 then at_day end) over {{ known }} as last_outcome_on,
    max(case when missed = 1 then at_day end) over {{ known }} as last_miss_on
from (
    select {{ keys | join(', ') }}{{ ', ' if keys }}day as at_day, 1 as is_outcome, missed, cast(null as bigint) as appointment_id, cast(null as varchar) as moment
    from appointments
    where missed is not null
    union all
    select {{ keys | join(', ') }}{{ ', ' if keys }}known_before as at_day, 0 as is_outcome, 0 as missed, appointment_id, moment
    from moments
) as events
{%- endmacro %}
