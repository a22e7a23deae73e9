using Kept.Feeds;
using Kept.Lineage;
using Kept.Models;
using Kept.Questions;

namespace Kept.Docs.Graph;

/// <summary>What has a page and a place in the lineage: a feed, a source, a model, a question.</summary>
sealed class Thing(LineageNode node, string group, string title)
{
    public LineageNode Node => node;

    /// <summary>What it is called among its like: <c>dim_patient</c>.</summary>
    public string Title => title;

    /// <summary>What it is one of: the schema of a table, <c>feeds</c>, <c>questions</c>.</summary>
    public string Group => group;

    public LineageKind Kind => node.Kind;

    public required string Href { get; init; }

    public Feed? Feed { get; init; }

    public SourceTable? Source { get; init; }

    public Model? Model { get; init; }

    public Question? Question { get; init; }

    /// <summary>What it reads, one step up.</summary>
    public List<Thing> Reads { get; } = [];

    /// <summary>What reads it, one step down.</summary>
    public List<Thing> ReadBy { get; } = [];

    public string Description => Question?.Title ?? node.Description;

    /// <summary>What a person would call its kind.</summary>
    public string KindName => Kind switch
    {
        LineageKind.Feed => "feed",
        LineageKind.Source => "source",
        LineageKind.Question => "question",
        _ => Model!.Materialization.ToString().ToLowerInvariant(),
    };

    public override string ToString() => Node.Name;
}
