select
    c.clinic_id,
    c.clinic_name,
    c.location,
    cast(cast(sum(cast(p.probability_dna as decimal(18, 12))) / count(*) as decimal(10, 9)) as double precision) as average_probability,
    count(*) as predictions
from silver.fact_prediction as f
inner join bronze.dim_prediction as p on f.prediction_id = p.prediction_id
inner join silver.fact_appointment as a on f.factap_pk = a.factap_pk
inner join bronze.dim_clinic as c on a.clinic_id = c.clinic_id
group by c.clinic_id, c.clinic_name, c.location
order by average_probability desc, c.clinic_id
limit 3
