{{ config(materialized='table', indexes=indexed_on('date_id'), post_hook="{{ remember_load() }}") }}

with used as (
    select scheduled_date as fulldate from {{ ref('stg_appointments') }}
    union
    select cast(created_at as date) as fulldate from {{ ref('stg_predictions') }}
)

select
    {{ date_id('fulldate') }} as date_id,
    fulldate,
    cast(extract(year from fulldate) as integer) as year,
    cast(extract(month from fulldate) as integer) as month,
    cast(extract(day from fulldate) as integer) as day,
    timestamp '1970-01-01 00:00:00' as created_at
from used
where fulldate is not null
