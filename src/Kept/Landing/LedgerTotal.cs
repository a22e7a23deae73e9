namespace Kept.Landing;

/// <summary>All loads of one feed and entity together.</summary>
/// <param name="Loads">How many loads there were.</param>
/// <param name="LastLoadedAt">When the newest of them began, in UTC.</param>
/// <param name="Sum">Their records; its load is the newest, and it names no file.</param>
public sealed record LedgerTotal(int Loads, DateTime LastLoadedAt, LedgerRow Sum)
{
    /// <summary>The gaps of the loads, each by its amount, so that two do not cancel out: 0 when every record has an account.</summary>
    public required long Gap { get; init; }
}
