{{ config(
    materialized='incremental',
    incremental_strategy='append',
    indexes=indexed_on('fact_pk', [['prediction_id'], ['factap_pk']]),
    pre_hook="{{ forget('fact_pk', changed_keys('prediction_id', ['predictions'])) }}",
    post_hook="{{ remember_load() }}"
) }}

select
    prediction_id as fact_pk,
    prediction_id,
    appointment_id as factap_pk,
    {{ date_id('created_at') }} as prediction_date_id,
    {{ time_id('created_at') }} as prediction_time_id,
    created_at,
    _load_id
from {{ ref('stg_predictions') }}
where {{ is_affected('prediction_id') }}
