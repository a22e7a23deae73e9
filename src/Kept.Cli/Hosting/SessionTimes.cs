using Kept.Cli.Kernel;
using Kept.Warehouses;

namespace Kept.Cli.Hosting;

/// <summary>When appointments are, and how long one lasts, as the warehouse tells.</summary>
static class SessionTimes
{
    const string Minute = "cast(floor(scheduled_time_id / 100) as integer) * 60 + scheduled_time_id % 100";

    /// <summary>The minute of the day of each appointment that has one.</summary>
    public static async Task<Dictionary<long, int>> ReadAsync(Call call, Warehouse warehouse, string condition) =>
        await warehouse.ReadAsync($"select appointment_id, cast({Minute} as integer) from silver.fact_appointment where scheduled_time_id is not null and {condition}", async rows =>
        {
            var minutes = new Dictionary<long, int>();
            while (await rows.ReadAsync(call.Cancellation))
            {
                minutes[rows.GetInt64(0)] = rows.GetInt32(1);
            }

            return minutes;
        }, call.Cancellation);

    /// <summary>The most frequent distance of two starts in a session, in minutes; null where there are none.</summary>
    public static Task<double?> SlotMinutesAsync(Call call, Warehouse warehouse, string condition) => warehouse.ScalarAsync<double?>($"""
        with starts as (
            select distinct clinic_id, scheduled_date_id, {Minute} as at_minute
            from silver.fact_appointment
            where scheduled_time_id is not null and {condition}
        ),
        distances as (
            select at_minute - lag(at_minute) over (partition by clinic_id, scheduled_date_id order by at_minute) as minutes
            from starts
        )
        select cast(minutes as double precision) from distances where minutes > 0 group by minutes order by count(*) desc, minutes limit 1
        """, call.Cancellation);
}
