{#
    The moments at which an appointment's attendance is predicted. Each begins a day, `known_before`: what is dated before that
    day is known, nothing else. The night before an appointment ends with the midnight that opens its day.
#}
{% macro moments() -%}
select appointment_id, patient_id, clinic_id, day, weekday, hour, booking_session, 'booking' as moment, booked_on as known_before
from appointments
union all
select appointment_id, patient_id, clinic_id, day, weekday, hour, booking_session, 'night_before' as moment, day as known_before
from appointments
{%- endmacro %}
