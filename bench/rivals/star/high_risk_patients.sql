select
    a.patient_id,
    who.first_name,
    who.last_name,
    d.specialty,
    d.hospital,
    dates.fulldate as scheduled_date,
    p.probability_dna,
    c.clinic_name,
    a.appointment_id,
    p.prediction_batch
from silver.fact_prediction as f
inner join bronze.dim_prediction as p on f.prediction_id = p.prediction_id
inner join silver.fact_appointment as a on f.factap_pk = a.factap_pk
inner join bronze.dim_appointment as d on a.appointment_id = d.appointment_id
inner join bronze.dim_patient as who on a.patient_id = who.patient_id
inner join bronze.dim_clinic as c on a.clinic_id = c.clinic_id
inner join bronze.dim_date as dates on a.scheduled_date_id = dates.date_id
where d.priority = 'High' and p.probability_dna > 0.9
order by p.probability_dna desc, scheduled_date, f.prediction_id
