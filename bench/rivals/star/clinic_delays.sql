with started as (
    select
        f.clinic_id,
        (a.hour * 60 + a.minute) - (s.hour * 60 + s.minute) as minutes
    from silver.fact_appointment as f
    inner join bronze.dim_time as s on f.scheduled_time_id = s.time_id
    inner join bronze.dim_time as a on f.actual_appointment_time = a.time_id
)

select
    c.clinic_id,
    c.clinic_name,
    c.location,
    count(case when (case when minutes > 720 then minutes - 1440 when minutes <= -720 then minutes + 1440 else minutes end) > 10 then 1 end) as late_starts,
    count(*) as started,
    round(100.0 * count(case when (case when minutes > 720 then minutes - 1440 when minutes <= -720 then minutes + 1440 else minutes end) > 10 then 1 end) / count(*), 1) as late_percent
from started
inner join bronze.dim_clinic as c on started.clinic_id = c.clinic_id
group by c.clinic_id, c.clinic_name, c.location
order by late_starts, started desc, c.clinic_id
