namespace Kept.Worlds.Writing;

/// <summary>What is wrong with a row.</summary>
enum Flaw : byte
{
    None,
    MissingKey,
    UnreadableDate,
    OutOfRange,
    ColumnCount,
    TooLong,
    BrokenJson,
}

static class Flaws
{
    /// <summary>The rule that a flaw breaks, as the manifest names it.</summary>
    public static string Rule(this Flaw flaw) => flaw switch
    {
        Flaw.MissingKey => "missing_key",
        Flaw.UnreadableDate => "unreadable_date",
        Flaw.OutOfRange => "out_of_range",
        Flaw.ColumnCount => "column_count",
        Flaw.TooLong => "too_long",
        Flaw.BrokenJson => "broken_json",
        _ => "none",
    };
}
