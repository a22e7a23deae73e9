{{ config(materialized='table', indexes=indexed_on('time_id')) }}

-- The numbers from 0 to 99 out of their digits: no engine needs a function of its own for them.
with digits as (
    {% for digit in range(10) -%}
    select {{ digit }} as digit{% if not loop.last %} union all{% endif %}
    {% endfor %}
),

numbers as (
    select tens.digit * 10 + ones.digit as number
    from digits as tens
    cross join digits as ones
)

select
    cast(hours.number * 100 + minutes.number as integer) as time_id,
    cast(hours.number as integer) as hour,
    cast(minutes.number as integer) as minute,
    timestamp '1970-01-01 00:00:00' as created_at
from numbers as hours
cross join numbers as minutes
where hours.number < 24 and minutes.number < 60
