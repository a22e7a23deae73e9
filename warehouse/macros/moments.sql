{#
    The moments at which an appointment's attendance is predicted. Each begins a day, `known_before`: what is dated before that
    day is known, nothing else. The night before an appointment ends with the midnight that opens its day. `attendance_moments`
    leaves out what is not asked for: of one moment the histories take half the time.
#}
{% macro moments() -%}
{% for moment in var('attendance_moments', ['booking', 'night_before']) -%}
select appointment_id, patient_id, clinic_id, day, weekday, hour, booking_session, '{{ moment }}' as moment, {{ 'booked_on' if moment == 'booking' else 'day' }} as known_before
from appointments
{% if not loop.last %}union all
{% endif %}
{%- endfor %}
{%- endmacro %}
