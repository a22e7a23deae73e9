{{ config(materialized='table', indexes=indexed_on('time_id')) }}

select
    cast(hours.hour * 100 + minutes.minute as integer) as time_id,
    cast(hours.hour as integer) as hour,
    cast(minutes.minute as integer) as minute,
    timestamp '1970-01-01 00:00:00' as created_at
from generate_series(0, 23) as hours (hour)
cross join generate_series(0, 59) as minutes (minute)
