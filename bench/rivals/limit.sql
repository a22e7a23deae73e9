-- The limit: what a good engineer writes by hand for DuckDB, from the files to both wide gold tables. No provenance, no checks,
-- no tests, no corrections, no second run. `data/` stands for the directory of the files.
create schema bronze;
create schema silver;
create schema gold;

create table bronze.dim_patient as
select * from read_csv('data/patients*.csv', header = true, columns = {
    'patient_id': 'bigint', 'first_name': 'varchar', 'last_name': 'varchar', 'gender': 'varchar', 'dob': 'date', 'created_at': 'timestamp'});

create table bronze.dim_clinic as
select * from read_csv('data/clinics.csv', header = true, columns = {
    'clinic_id': 'bigint', 'clinic_name': 'varchar', 'location': 'varchar', 'created_at': 'timestamp'});

create temp table appointments as
select * from read_csv('data/appointments.csv', header = true, columns = {
    'appointment_id': 'bigint', 'patient_id': 'bigint', 'clinic_id': 'bigint', 'priority': 'varchar', 'specialty': 'varchar',
    'hospital': 'varchar', 'scheduled_date': 'date', 'scheduled_time': 'time', 'actual_date': 'date', 'actual_time': 'time',
    'created_at': 'timestamp', 'status': 'varchar'});

create temp table predictions as
select * from read_csv('data/predictions.csv', header = true, columns = {
    'prediction_id': 'bigint', 'appointment_id': 'bigint', 'prediction_batch': 'varchar', 'probability_dna': 'double',
    'created_at': 'timestamp'});

create table bronze.dim_date as
select cast(strftime(fulldate, '%Y%m%d') as integer) as date_id, fulldate, year(fulldate) as year, month(fulldate) as month,
    day(fulldate) as day, timestamp '1970-01-01 00:00:00' as created_at
from (select distinct scheduled_date as fulldate from appointments union select distinct created_at::date from predictions);

create table bronze.dim_time as
select (h * 100 + m)::integer as time_id, h::integer as hour, m::integer as minute, timestamp '1970-01-01 00:00:00' as created_at
from range(24) as hours(h), range(60) as minutes(m);

create table bronze.dim_appointment as
select appointment_id, priority, specialty, hospital, created_at from appointments;

create table bronze.dim_prediction as
select prediction_id, prediction_batch, probability_dna, created_at from predictions;

create table silver.fact_appointment as
select appointment_id as factap_pk, appointment_id, patient_id, clinic_id,
    (year(scheduled_date) * 10000 + month(scheduled_date) * 100 + day(scheduled_date))::integer as scheduled_date_id,
    (hour(scheduled_time) * 100 + minute(scheduled_time))::integer as scheduled_time_id,
    (hour(actual_time) * 100 + minute(actual_time))::integer as actual_appointment_time,
    created_at, scheduled_date + scheduled_time as scheduled_at, coalesce(actual_date, scheduled_date) + actual_time as actual_at,
    date_diff('minute', scheduled_date + scheduled_time, coalesce(actual_date, scheduled_date) + actual_time)::integer as delay_minutes,
    date_diff('day', created_at::date, scheduled_date)::integer as lead_days,
    case lower(status) when 'attended' then 'attended' when 'dna' then 'missed' when 'missed' then 'missed' when 'did not attend' then 'missed'
        when 'cancelled' then 'cancelled' when 'pending' then 'pending' when 'booked' then 'pending'
        else case when actual_time is not null then 'attended' else 'unknown' end end as outcome
from appointments;

create table silver.fact_prediction as
select prediction_id as fact_pk, prediction_id, appointment_id as factap_pk,
    (year(created_at) * 10000 + month(created_at) * 100 + day(created_at))::integer as prediction_date_id,
    (hour(created_at) * 100 + minute(created_at))::integer as prediction_time_id, created_at
from predictions;

drop table appointments;
drop table predictions;

create table gold.unified_appointments as
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

create table gold.unified_predictions as
select f.fact_pk, f.prediction_id, p.prediction_batch, p.probability_dna,
    f.prediction_date_id, d.fulldate as prediction_fulldate, d.year as prediction_year, d.month as prediction_month, d.day as prediction_day,
    f.prediction_time_id, t.hour as prediction_hour, t.minute as prediction_minute, f.created_at as created_at_prediction, a.*
from silver.fact_prediction f
join bronze.dim_prediction p using (prediction_id)
join bronze.dim_date d on d.date_id = f.prediction_date_id
join bronze.dim_time t on t.time_id = f.prediction_time_id
left join gold.unified_appointments a using (factap_pk);
