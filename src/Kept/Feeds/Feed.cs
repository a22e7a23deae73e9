namespace Kept.Feeds;

/// <summary>One feed definition: where data comes from, how it is written, and what its columns mean.</summary>
public sealed record Feed
{
    /// <summary>The feed's name: the name of its file without the ending.</summary>
    public required string Name { get; init; }

    /// <summary>The definition file, as the person would name it.</summary>
    public required string File { get; init; }

    /// <summary>A path or glob, relative to the workspace; of a database, the server and what is read there.</summary>
    public required string Path { get; init; }

    /// <summary>What is read of a database; null for files.</summary>
    public FeedTable? Table { get; init; }

    /// <summary>The line of the definition that says the path, from 1.</summary>
    public int PathLine { get; init; }

    /// <summary>Whose ids these are. Feeds of one source share their ids. Null: the workspace's primary source.</summary>
    public string? Source { get; init; }

    /// <summary>How the data is written; what is null is detected from the file.</summary>
    public FeedFormat Format { get; init; } = new();

    /// <summary>An IANA time zone: texts without an offset are local to it, texts with one are converted to it. Null: times are taken as written.</summary>
    public string? Zone { get; init; }

    /// <summary>What a file's rows say about rows that are not in it.</summary>
    public RowMeaning Rows { get; init; } = RowMeaning.Upsert;

    /// <summary>A SQL condition over source columns; a row for which it is true deletes its key. Null: no row deletes.</summary>
    public string? DeleteWhen { get; init; }

    /// <summary>The line of the definition that says when a row deletes, from 1.</summary>
    public int DeleteWhenLine { get; init; }

    /// <summary>The entities that this feed delivers, with their mappings; at least one.</summary>
    public required IReadOnlyList<EntityMapping> Entities { get; init; }

    /// <summary>All SQL that the definition holds: the columns' expressions and the condition for deletions.</summary>
    public IEnumerable<string> Expressions =>
        Entities.SelectMany(entity => entity.Columns).Select(mapping => mapping.Sql).Append(DeleteWhen).OfType<string>();
}

/// <summary>What a file's rows say about rows that are not in it.</summary>
public enum RowMeaning
{
    /// <summary>Nothing: each row inserts or corrects its own key.</summary>
    Upsert,

    /// <summary>Each file is the whole truth: a key of this feed that is absent from it is deleted.</summary>
    Snapshot,
}
