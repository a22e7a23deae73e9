{{ config(
    materialized='incremental',
    incremental_strategy='append',
    indexes=indexed_on('prediction_id'),
    pre_hook="{{ forget('prediction_id', changed_keys('prediction_id', ['predictions'])) }}",
    post_hook="{{ remember_load() }}"
) }}

select
    prediction_id,
    prediction_batch,
    probability_dna,
    created_at,
    prediction_source_id,
    _load_id
from {{ ref('stg_predictions') }}
where {{ is_affected('prediction_id') }}
