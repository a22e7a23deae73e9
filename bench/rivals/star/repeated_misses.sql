select
    who.patient_id,
    who.first_name,
    who.last_name,
    count(distinct a.appointment_id) as predicted_misses
from silver.fact_prediction as f
inner join bronze.dim_prediction as p on f.prediction_id = p.prediction_id
inner join silver.fact_appointment as a on f.factap_pk = a.factap_pk
inner join bronze.dim_patient as who on a.patient_id = who.patient_id
where p.probability_dna > 0.85
group by who.patient_id, who.first_name, who.last_name
having count(distinct a.appointment_id) > 3
order by predicted_misses desc, who.patient_id
