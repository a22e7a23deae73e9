{{ config(
    materialized='incremental',
    incremental_strategy='append',
    indexes=indexed_on('factap_pk', [['clinician_id']]),
    pre_hook="{{ forget('factap_pk', changed_keys('appointment_id', ['appointments'])) }}",
    post_hook="{{ remember_load() }}"
) }}

select
    appointment_id as factap_pk,
    clinician_id,
    _load_id
from {{ ref('stg_appointment_clinicians') }}
where {{ is_affected('appointment_id') }}
