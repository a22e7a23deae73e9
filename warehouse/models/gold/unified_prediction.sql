{{ config(materialized='view') }}

select * from {{ ref('unified_predictions') }}
