{# Whose history is kept: the key, and what is remembered beside it. What is personal is forgotten of those who are deleted. #}
{% macro history_of(entity) -%}
{% set histories = {
    'patients': {
        'key': 'patient_id',
        'columns': ['first_name', 'last_name', 'gender', 'dob', 'created_at', 'patient_source_id'],
        'is_personal': true,
    },
    'clinics': {
        'key': 'clinic_id',
        'columns': ['clinic_name', 'location', 'created_at', 'clinic_source_id'],
        'is_personal': false,
    },
} %}
{{ return(histories[entity]) }}
{%- endmacro %}
