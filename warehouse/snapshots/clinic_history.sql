{% snapshot clinic_history %}
{{ config(
    schema='bronze',
    unique_key='clinic_id',
    strategy='timestamp',
    updated_at='_loaded_at',
    indexes=indexed_on('dbt_scd_id', [['clinic_id']]),
    post_hook=["{{ complete_history('clinics') }}", "{{ remember_load() }}"]
) }}

select {{ history_columns('clinics') | join(', ') }}
from (
{{ versions('clinics') }}
) as versions
where _ended_at is null{% if flags.FULL_REFRESH %} and false -- all that there is, complete_history writes{% endif %}
{% endsnapshot %}
