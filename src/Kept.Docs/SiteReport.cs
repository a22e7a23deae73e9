namespace Kept.Docs;

/// <summary>What was written.</summary>
/// <param name="Index">The first page.</param>
/// <param name="Pages">How many pages.</param>
/// <param name="Bytes">How much in all, in bytes.</param>
public sealed record SiteReport(string Index, int Pages, long Bytes);
