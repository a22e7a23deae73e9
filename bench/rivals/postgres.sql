-- PostgreSQL as a good engineer would load it by hand: COPY into unlogged tables, CREATE TABLE AS, then the reference's indexes
-- and ANALYZE. No provenance, no checks, no tests. 'data/' stands for the directory of the files.
create schema bronze;
create schema silver;
create schema gold;

create unlogged table bronze.dim_patient (patient_id bigint, first_name text, last_name text, gender text, dob date, created_at timestamp);
\copy bronze.dim_patient from 'data/patients.csv' (format csv, header)
\copy bronze.dim_patient from 'data/patients-late.csv' (format csv, header)
create unlogged table bronze.dim_clinic (clinic_id bigint, clinic_name text, location text, created_at timestamp);
\copy bronze.dim_clinic from 'data/clinics.csv' (format csv, header)
create unlogged table appointments (appointment_id bigint, patient_id bigint, clinic_id bigint, priority text, specialty text, hospital text, scheduled_date date, scheduled_time time, actual_date date, actual_time time, created_at timestamp, status text);
\copy appointments from 'data/appointments.csv' (format csv, header)
create unlogged table predictions (prediction_id bigint, appointment_id bigint, prediction_batch text, probability_dna double precision, created_at timestamp);
\copy predictions from 'data/predictions.csv' (format csv, header)
analyze;

create unlogged table bronze.dim_date as
select cast(to_char(fulldate, 'YYYYMMDD') as integer) as date_id, fulldate, extract(year from fulldate)::integer as year,
    extract(month from fulldate)::integer as month, extract(day from fulldate)::integer as day, timestamp '1970-01-01 00:00:00' as created_at
from (select scheduled_date as fulldate from appointments union select created_at::date from predictions) as used;

create unlogged table bronze.dim_time as
select h * 100 + m as time_id, h as hour, m as minute, timestamp '1970-01-01 00:00:00' as created_at
from generate_series(0, 23) as h, generate_series(0, 59) as m;

create unlogged table bronze.dim_appointment as
select appointment_id, priority, specialty, hospital, created_at from appointments;

create unlogged table bronze.dim_prediction as
select prediction_id, prediction_batch, probability_dna, created_at from predictions;

create unlogged table silver.fact_appointment as
select appointment_id as factap_pk, appointment_id, patient_id, clinic_id,
    (extract(year from scheduled_date) * 10000 + extract(month from scheduled_date) * 100 + extract(day from scheduled_date))::integer as scheduled_date_id,
    (extract(hour from scheduled_time) * 100 + extract(minute from scheduled_time))::integer as scheduled_time_id,
    (extract(hour from actual_time) * 100 + extract(minute from actual_time))::integer as actual_appointment_time,
    created_at, scheduled_date + scheduled_time as scheduled_at, coalesce(actual_date, scheduled_date) + actual_time as actual_at,
    (extract(epoch from date_trunc('minute', coalesce(actual_date, scheduled_date) + actual_time) - date_trunc('minute', scheduled_date + scheduled_time)) / 60)::integer as delay_minutes,
    scheduled_date - created_at::date as lead_days,
    case lower(status) when 'attended' then 'attended' when 'dna' then 'missed' when 'missed' then 'missed' when 'did not attend' then 'missed'
        when 'cancelled' then 'cancelled' when 'pending' then 'pending' when 'booked' then 'pending'
        else case when actual_time is not null then 'attended' else 'unknown' end end as outcome
from appointments;

create unlogged table silver.fact_prediction as
select prediction_id as fact_pk, prediction_id, appointment_id as factap_pk,
    (extract(year from created_at) * 10000 + extract(month from created_at) * 100 + extract(day from created_at))::integer as prediction_date_id,
    (extract(hour from created_at) * 100 + extract(minute from created_at))::integer as prediction_time_id, created_at
from predictions;

drop table appointments;
drop table predictions;
analyze;

create unlogged table gold.unified_appointments as
select f.factap_pk, f.created_at as created_at_fact, f.appointment_id, a.priority, a.specialty, a.hospital, a.created_at as created_at_appointment,
    f.patient_id, p.first_name, p.last_name, p.gender, p.dob, p.created_at as created_at_patient,
    f.clinic_id, c.clinic_name, c.location, c.created_at as created_at_clinic,
    f.scheduled_date_id, d.fulldate as scheduled_fulldate, d.year as scheduled_year, d.month as scheduled_month, d.day as scheduled_day,
    d.created_at as scheduled_created_at,
    f.scheduled_time_id, st.hour as scheduled_hour, st.minute as scheduled_minute, st.created_at as scheduled_time_created_at,
    f.actual_appointment_time as actual_appointment_time_id, att.hour as actual_hour, att.minute as actual_minute,
    att.created_at as actual_time_created_at, f.scheduled_at, f.actual_at, f.delay_minutes, f.lead_days, f.outcome
from silver.fact_appointment f
join bronze.dim_appointment a using (appointment_id)
join bronze.dim_patient p using (patient_id)
join bronze.dim_clinic c using (clinic_id)
join bronze.dim_date d on d.date_id = f.scheduled_date_id
left join bronze.dim_time st on st.time_id = f.scheduled_time_id
left join bronze.dim_time att on att.time_id = f.actual_appointment_time;

create unlogged table gold.unified_predictions as
select f.fact_pk, f.prediction_id, p.prediction_batch, p.probability_dna,
    f.prediction_date_id, d.fulldate as prediction_fulldate, d.year as prediction_year, d.month as prediction_month, d.day as prediction_day,
    f.prediction_time_id, t.hour as prediction_hour, t.minute as prediction_minute, f.created_at as created_at_prediction, a.*
from silver.fact_prediction f
join bronze.dim_prediction p using (prediction_id)
join bronze.dim_date d on d.date_id = f.prediction_date_id
join bronze.dim_time t on t.time_id = f.prediction_time_id
left join gold.unified_appointments a on a.factap_pk = f.factap_pk;

create unique index on gold.unified_appointments (factap_pk);
create index on gold.unified_appointments (clinic_id, scheduled_month);
create index on gold.unified_appointments (patient_id);
create unique index on gold.unified_predictions (fact_pk);
create index on gold.unified_predictions (factap_pk);
create index on gold.unified_predictions (clinic_id, scheduled_month);
create index on gold.unified_predictions (priority, probability_dna);
create index on gold.unified_predictions (patient_id, probability_dna);
analyze;
