{# For each moment, how many appointments with the same keys had been booked on days before. #}
{% macro known_bookings(keys) -%}
select
    appointment_id,
    moment,
    cast(sum(is_booking) over (partition by {{ keys | join(', ') }} order by at_day, is_booking rows between unbounded preceding and current row) as integer) as bookings
from (
    select {{ keys | join(', ') }}, booked_on as at_day, 1 as is_booking, cast(null as bigint) as appointment_id, cast(null as varchar) as moment
    from appointments
    union all
    select {{ keys | join(', ') }}, known_before as at_day, 0 as is_booking, appointment_id, moment
    from moments
) as events
{%- endmacro %}
