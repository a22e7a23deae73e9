{{ config(materialized='table') }}

-- Summed as decimals: the order of adding does not show in the result, on any engine.
select
    clinic_id,
    clinic_name,
    location,
    count(*) as predictions,
    cast(cast(sum(cast(probability_dna as decimal(18, 12))) / count(*) as decimal(10, 9)) as double precision) as average_probability
from {{ ref('unified_predictions') }}
where clinic_id is not null
group by clinic_id, clinic_name, location
