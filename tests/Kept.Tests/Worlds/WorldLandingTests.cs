using Kept.Tests.Landing;
using Kept.Worlds;
using Xunit;

namespace Kept.Tests.Worlds;

public sealed class WorldLandingTests
{
    static readonly WorldOptions messy = new() { Appointments = 20_000, Mess = WorldMess.Of(0.02), Overwrite = true };

    [Theory]
    [InlineData(WorldFormats.Plain)]
    [InlineData(WorldFormats.Mixed)]
    public async Task The_ledger_and_the_rejects_are_those_of_the_manifest(WorldFormats formats)
    {
        await using var bench = await LandingBench.CreateAsync();
        var manifest = await MakeAsync(bench, formats);
        var ledger = (await bench.LandAsync()).SelectMany(report => report.Ledger).ToDictionary(row => row.File);
        foreach (var file in manifest.Files)
        {
            var row = ledger[file.Path];
            Assert.Equal(
                (file.Path, file.Records, file.Bad.Values.Sum(), file.Deletions, 0),
                (row.File, row.Read, row.Rejected, row.Deleted, row.Gap));
        }

        var rules = manifest.Files.SelectMany(file => file.Bad.Select(bad => $"{file.Path}|{bad.Key}|{bad.Value}"));
        Assert.Equal(rules.Order(), (await bench.QueryAsync("select file, rule, count(*) from staging.rejects group by all")).Order());
    }

    [Theory]
    [InlineData(WorldFormats.Plain)]
    [InlineData(WorldFormats.Mixed)]
    public async Task Staging_holds_the_truth_of_the_manifest(WorldFormats formats)
    {
        await using var bench = await LandingBench.CreateAsync();
        var truth = (await MakeAsync(bench, formats)).Truth;
        await bench.LandAsync();
        await ExpectAsync(bench, truth.Patients, "select count(*) from staging.patients where _superseded_by is null");
        await ExpectAsync(bench, truth.Clinics, "select count(*) from staging.clinics where _superseded_by is null");
        await ExpectAsync(bench, truth.Predictions, "select count(*) from staging.predictions where _superseded_by is null");
        await ExpectAsync(bench, truth.PredictionsAbove85, "select count(*) from staging.predictions where _superseded_by is null and probability_dna > 0.85");
        await ExpectAsync(bench, truth.InferredAppointments, "select count(*) from staging.appointments where _superseded_by is null and _is_deleted");
        await ExpectAsync(bench, truth.LateStarts, $"select count(*) from ({Live}) where delay > 10");
        await ExpectAsync(bench, truth.InferredPatients, $"select count(distinct patient_id) from ({Live}) anti join staging.patients using (patient_id)");
        var outcomes = truth.Outcomes.Select(outcome => $"{outcome.Key}|{outcome.Value}").Order();
        Assert.Equal(outcomes, (await bench.QueryAsync($"select status, count(*) from ({Live}) group by 1")).Order());
    }

    const string Live = """
        select *, (datediff('minute', scheduled_time, actual_time) + 2160) % 1440 - 720 as delay
        from staging.appointments where _superseded_by is null and not _is_deleted
        """;

    static Task<WorldManifest> MakeAsync(LandingBench bench, WorldFormats formats) =>
        World.GenerateAsync(messy with { Formats = formats }, bench.At("."), null, TestContext.Current.CancellationToken);

    static async Task ExpectAsync(LandingBench bench, long expected, string sql) =>
        Assert.Equal($"{expected}: {sql}", $"{(await bench.QueryAsync(sql))[0]}: {sql}");
}
