using Kept.Worlds;
using Xunit;

namespace Kept.Tests.Worlds;

public sealed class WorldStructureTests(WorldStructureTests.CleanWorld clean) : IClassFixture<WorldStructureTests.CleanWorld>
{
    readonly PlainWorld world = clean.World;

    [Fact]
    public async Task Misses_rise_with_the_lead_time()
    {
        var rates = await world.RowsAsync("""
            select avg((status = 'missed')::int) from visits where status in ('attended', 'missed')
            group by case when lead_days < 3 then 0 when lead_days < 21 then 1 else 2 end
            order by min(lead_days)
            """);
        Assert.True((double)rates[0][0]! * 1.3 < (double)rates[1][0]!);
        Assert.True((double)rates[1][0]! * 1.1 < (double)rates[2][0]!);
    }

    [Fact]
    public async Task Who_missed_before_misses_again() => Assert.True(await world.ScalarAsync<bool>("""
        with seen as (
          select status, lag(status) over (partition by patient_id order by scheduled_date, scheduled_time) as previous
          from visits where status in ('attended', 'missed'))
        select avg((status = 'missed')::int) filter (previous = 'missed') > 2 * avg((status = 'missed')::int) filter (previous = 'attended')
        from seen
        """));

    [Fact]
    public async Task A_delay_carries_to_the_next_patient() => Assert.True(await world.ScalarAsync<double>("""
        with own as (
          select delay - avg(delay) over (partition by clinic_id) as delay, clinic_id, scheduled_date, appointment_id::bigint as id
          from visits where delay is not null)
        select corr(delay, next) from (
          select delay, lead(delay) over (partition by clinic_id, scheduled_date order by id) as next from own)
        """) > 0.3);

    [Fact]
    public async Task Clinics_differ_in_punctuality() => Assert.True(await world.ScalarAsync<bool>("""
        select max(share) > min(share) + 0.1 from (
          select avg((delay > 10)::int) as share from visits where delay is not null group by clinic_id)
        """));

    [Fact]
    public async Task Some_start_early_and_some_delays_cross_midnight()
    {
        Assert.InRange(await world.ScalarAsync<double>("select avg((delay < 0)::int) from visits where delay is not null"), 0.05, 0.6);
        Assert.True(await world.ScalarAsync<long>("select count(*) from visits where actual_date > scheduled_date") > 0);
    }

    [Theory]
    [InlineData(0.8)]
    [InlineData(0.85)]
    [InlineData(0.9)]
    public async Task A_threshold_selects_a_small_share(double threshold) =>
        Assert.InRange(await world.ScalarAsync<double>($"select avg((probability > {threshold})::int) from visits"), 0.005, 0.05);

    [Fact]
    public async Task What_is_to_come_is_booked_and_has_a_prediction() => Assert.Equal(0, await world.ScalarAsync<long>("""
        select count(*) from visits
        where (scheduled_date >= '2025-01-06') <> (status = 'booked') and status <> 'cancelled'
          or status = 'booked' and (probability is null or created_at >= '2025-01-06')
        """));

    public sealed class CleanWorld : IAsyncLifetime
    {
        internal PlainWorld World { get; private set; } = null!;

        public async ValueTask InitializeAsync() =>
            World = await PlainWorld.MakeAsync(new WorldOptions { Appointments = 50_000, Mess = WorldMess.None });

        public ValueTask DisposeAsync() => World.DisposeAsync();
    }
}
