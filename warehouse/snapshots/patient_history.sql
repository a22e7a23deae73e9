{% snapshot patient_history %}
{{ config(
    schema='bronze',
    unique_key='patient_id',
    strategy='timestamp',
    updated_at='_loaded_at',
    indexes=indexed_on('dbt_scd_id', [['patient_id']]),
    post_hook=["{{ complete_history('patients') }}", "{{ remember_load() }}"]
) }}

select {{ history_columns('patients') | join(', ') }}
from (
{{ versions('patients') }}
) as versions
where _ended_at is null{% if flags.FULL_REFRESH %} and false -- all that there is, complete_history writes{% endif %}
{% endsnapshot %}
