using Kept.Worlds;
using Xunit;

namespace Kept.Tests.Worlds;

public sealed class WorldTruthTests
{
    static readonly WorldOptions messy = new() { Appointments = 50_000, Mess = WorldMess.Of(0.02) };

    [Fact]
    public async Task The_files_tell_the_truth_of_the_manifest()
    {
        await using var world = await PlainWorld.MakeAsync(messy);
        var truth = world.Truth;
        Assert.Equal(truth.Patients, await world.ScalarAsync<long>("select count(*) from patients"));
        Assert.Equal(truth.Clinics, await world.ScalarAsync<long>("select count(*) from clinics"));
        Assert.Equal(truth.Appointments, await world.ScalarAsync<long>("select count(*) from appointments"));
        Assert.Equal(truth.Predictions, await world.ScalarAsync<long>("select count(*) from predictions"));
        Assert.Equal(truth.InferredPatients, await world.ScalarAsync<long>("select count(distinct patient_id) from appointments anti join patients using (patient_id)"));
        Assert.Equal(truth.LateStarts, await world.ScalarAsync<long>("select count(*) from visits where delay > 10"));
        Assert.Equal(truth.LateStartsAcrossMidnight, await world.ScalarAsync<long>("select count(*) from visits where delay > 10 and actual_date > scheduled_date"));
        Assert.Equal(truth.BookedAfterwards, await world.ScalarAsync<long>("select count(*) from visits where lead_days < 0"));
        Assert.Equal(truth.PredictionsAbove85, await world.ScalarAsync<long>("select count(*) from visits where probability > 0.85"));
        Assert.Equal(truth.HighPriorityAbove90, await world.ScalarAsync<long>("select count(*) from visits where probability > 0.9 and priority = 'High'"));
        Assert.Equal(truth.PatientsWithRepeatedMisses, await world.ScalarAsync<long>("select count(*) from (select patient_id from visits where probability > 0.85 group by 1 having count(*) > 3)"));
    }

    [Fact]
    public async Task Outcomes_months_and_clinics_are_those_of_the_files()
    {
        await using var world = await PlainWorld.MakeAsync(messy);
        Assert.Equal(world.Truth.Outcomes, await CountsAsync(world, "status"));
        Assert.Equal(world.Truth.AppointmentsByMonth, await CountsAsync(world, "strftime(scheduled_date::date, '%Y-%m')"));
        var riskiest = await world.RowsAsync("select clinic_id, avg(probability)::double from visits group by 1 order by 2 desc limit 3");
        Assert.Equal(world.Truth.RiskiestClinics.Select(clinic => clinic.Id), riskiest.Select(row => (string)row[0]!));
        Assert.All(world.Truth.RiskiestClinics.Zip(riskiest), pair => Assert.Equal((double)pair.Second[1]!, pair.First.AverageProbability, 9));
    }

    static async Task<Dictionary<string, long>> CountsAsync(PlainWorld world, string by) =>
        (await world.RowsAsync($"select {by}, count(*) from visits group by 1")).ToDictionary(row => (string)row[0]!, row => (long)row[1]!);
}
