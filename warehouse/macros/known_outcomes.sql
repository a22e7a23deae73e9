{#
    The outcomes that were known at the beginning of a day of all appointments with the same keys: how many, how many of them
    missed, and the last day of either; for each day that has outcomes or moments. What is dated on the day itself does not count:
    the days go backwards, and those that follow are the earlier ones.
#}
{% macro known_outcomes(keys) -%}
{% set names = (keys + ['known_before']) | join(', ') -%}
{% set earlier = '(' ~ ('partition by ' ~ keys | join(', ') ~ ' ' if keys else '') ~ 'order by known_before desc rows between 1 following and unbounded following)' -%}
select
    {{ names }},
    cast(coalesce(sum(outcomes) over {{ earlier }}, 0) as integer) as outcomes,
    cast(coalesce(sum(misses) over {{ earlier }}, 0) as integer) as misses,
    max(case when outcomes > 0 then known_before end) over {{ earlier }} as last_outcome_on,
    max(case when misses > 0 then known_before end) over {{ earlier }} as last_miss_on
from (
    select {{ names }}, cast(sum(is_outcome) as integer) as outcomes, cast(sum(missed) as integer) as misses
    from (
        select {{ keys | join(', ') }}{{ ', ' if keys }}day as known_before, 1 as is_outcome, missed
        from appointments
        where missed is not null
        union all
        select {{ names }}, 0 as is_outcome, 0 as missed
        from moments
    ) as events
    group by {{ names }}
) as days
{%- endmacro %}
