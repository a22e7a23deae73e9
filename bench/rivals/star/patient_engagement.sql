with appointments as (
    select
        a.patient_id,
        a.appointment_id,
        max(case when p.probability_dna > 0.8 then 1 else 0 end) as is_at_risk
    from silver.fact_prediction as f
    inner join bronze.dim_prediction as p on f.prediction_id = p.prediction_id
    inner join silver.fact_appointment as a on f.factap_pk = a.factap_pk
    group by a.patient_id, a.appointment_id
)

select
    who.patient_id,
    who.first_name,
    who.last_name,
    count(*) as appointments,
    count(case when is_at_risk = 1 then 1 end) as at_risk,
    round(100.0 * count(case when is_at_risk = 1 then 1 end) / count(*), 1) as at_risk_percent
from appointments
inner join bronze.dim_patient as who on appointments.patient_id = who.patient_id
group by who.patient_id, who.first_name, who.last_name
order by at_risk_percent desc, appointments desc, who.patient_id
