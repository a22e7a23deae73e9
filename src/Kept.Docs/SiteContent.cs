using Kept.Feeds;
using Kept.Landing;
using Kept.Lineage;
using Kept.Models;
using Kept.Questions;
using Kept.Runs;
using Kept.Workspaces;

namespace Kept.Docs;

/// <summary>All that a site tells. It holds what a project says and what runs counted, and no row of any table.</summary>
public sealed record SiteContent
{
    /// <summary>The workspace.</summary>
    public required Workspace Workspace { get; init; }

    /// <summary>The project.</summary>
    public required ModelProject Project { get; init; }

    /// <summary>The feeds.</summary>
    public required IReadOnlyList<Feed> Feeds { get; init; }

    /// <summary>The questions.</summary>
    public required IReadOnlyList<Question> Questions { get; init; }

    /// <summary>Which column depends on which.</summary>
    public required LineageGraph Lineage { get; init; }

    /// <summary>What the last command said of each step; null before the first.</summary>
    public RunResults? Results { get; init; }

    /// <summary>The newest runs, the newest first.</summary>
    public IReadOnlyList<RunRecord> Runs { get; init; } = [];

    /// <summary>The ledger, by feed and entity.</summary>
    public IReadOnlyList<LedgerTotal> Ledger { get; init; } = [];

    /// <summary>When the site is written.</summary>
    public required DateTimeOffset WrittenAt { get; init; }
}
