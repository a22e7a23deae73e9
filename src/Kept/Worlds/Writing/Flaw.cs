namespace Kept.Worlds.Writing;

/// <summary>What is wrong with a row.</summary>
enum Flaw : byte
{
    None,
    MissingKey,
    UnreadableDate,
    UnreadableTimestamp,
    OutOfRange,
    ColumnCount,
    TooLong,
    BrokenJson,
}

static class Flaws
{
    /// <summary>The rule that a flaw breaks, as landing and the manifest name it.</summary>
    public static string Rule(this Flaw flaw) => flaw switch
    {
        Flaw.MissingKey => "missing_key",
        Flaw.UnreadableDate => "unreadable_date",
        Flaw.UnreadableTimestamp => "unreadable_timestamp",
        Flaw.OutOfRange => "out_of_range",
        Flaw.ColumnCount => "wrong_column_count",
        Flaw.TooLong => "too_long",
        Flaw.BrokenJson => "broken_json",
        _ => "none",
    };
}
