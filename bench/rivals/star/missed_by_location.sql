select
    c.clinic_id,
    c.clinic_name,
    c.location,
    count(*) as predicted_misses
from silver.fact_prediction as f
inner join bronze.dim_prediction as p on f.prediction_id = p.prediction_id
inner join silver.fact_appointment as a on f.factap_pk = a.factap_pk
inner join bronze.dim_clinic as c on a.clinic_id = c.clinic_id
where p.probability_dna > 0.85
group by c.clinic_id, c.clinic_name, c.location
order by predicted_misses desc, c.clinic_id
