namespace Kept.Models.Build.Narrowing;

/// <summary>What a published build has found true of all rows, for the next one to build on: it need only look at what it changes.</summary>
/// <param name="Tests">The tests of columns that found nothing, by unique id, each with the hash of all that it says.</param>
/// <param name="Rows">How many rows each table had, by the unique id of its model.</param>
public sealed record Proof(IReadOnlyDictionary<string, string> Tests, IReadOnlyDictionary<string, long> Rows)
{
    /// <summary>That of a build of the whole project; worth something only once it is published.</summary>
    public static Proof Of(BuildReport build) => new(
        build.Tests.Where(test => test is { Checksum: not null, Status: StepStatus.Passed, Failures: 0 }).ToDictionary(test => test.Step.UniqueId, test => test.Checksum!),
        build.Models.Where(model => model.Rows is not null).ToDictionary(model => model.Step.UniqueId, model => model.Rows!.Value));

    internal bool Holds(DataTest test, string checksum) => Tests.GetValueOrDefault(test.UniqueId) == checksum;

    internal bool Knows(Model model, long rows) => Rows.TryGetValue(model.UniqueId, out var known) && known == rows;
}
