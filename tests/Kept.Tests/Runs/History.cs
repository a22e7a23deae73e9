using CsCheck;

namespace Kept.Tests.Runs;

/// <summary>What a step does with a file, or with the open rejects, of a feed.</summary>
enum Deed
{
    Write,
    Grow,
    Resend,
    Copy,
    Replay,
}

/// <summary>One deed on one of a feed's files.</summary>
sealed record Delivery(Deed Deed, string Feed, int File, List<Said> Sayings)
{
    public override string ToString() => $"{Deed} {Feed}-{File}: {string.Join(", ", Sayings)}";
}

/// <summary>Deeds, then a run; <see cref="Rebuilds"/> then holds it against a rebuild.</summary>
sealed record Step(List<Delivery> Deliveries, bool Rebuilds)
{
    public override string ToString() => string.Join("\n", Deliveries) + (Rebuilds ? "\nrun, and compare with a rebuild" : "\nrun");
}

/// <summary>Random histories over few keys, files and values, so that whatever can meet does.</summary>
static class History
{
    static readonly Gen<Saying> Sayings = Gen.Frequency(
        (12, Gen.Const(Saying.Says)), (3, Gen.Const(Saying.Deletes)), (1, Gen.Const(Saying.Nameless)), (1, Gen.Const(Saying.Wrong)), (1, Gen.Const(Saying.Broken)));

    static readonly Gen<Deed> Deeds = Gen.Frequency(
        (6, Gen.Const(Deed.Write)), (4, Gen.Const(Deed.Grow)), (1, Gen.Const(Deed.Resend)), (1, Gen.Const(Deed.Copy)), (2, Gen.Const(Deed.Replay)));

    static readonly Gen<Said> Records = Gen.Select(Sayings, Gen.Int[1, 4], Gen.Int[0, 7], Gen.Int[0, 7], Gen.Int[0, 2],
        (how, key, first, second, third) => new Said(how, key, first, second, third));

    // A snapshot has no flag for deletions.
    static readonly Gen<Delivery> Deliveries = Gen.Select(Deeds, Gen.Int[0, HistoryFeed.All.Count - 1], Gen.Int[1, 2], Records.List[1, 5], (deed, feed, file, records) =>
        new Delivery(deed, HistoryFeed.All[feed].Name, file, HistoryFeed.All[feed].IsSnapshot
            ? records.ConvertAll(said => said.How == Saying.Deletes ? said with { How = Saying.Says } : said)
            : records));

    public static readonly Gen<List<Step>> Any =
        Gen.Select(Deliveries.List[1, 5], Gen.Int[0, 4], (deliveries, dice) => new Step(deliveries, dice == 0)).List[2, 4];
}
