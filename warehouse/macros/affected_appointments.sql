{# The appointments whose wide row may differ: they changed, or their patient or clinic did. #}
{% macro affected_appointments() -%}
{{ changed_keys('appointment_id', ['appointments']) }}
union all
select appointment_id as key
from {{ ref('fact_appointment') }}
where patient_id in ({{ changed_keys('patient_id', ['patients']) }})
union all
select appointment_id as key
from {{ ref('fact_appointment') }}
where clinic_id in ({{ changed_keys('clinic_id', ['clinics']) }})
{%- endmacro %}
