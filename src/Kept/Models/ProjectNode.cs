using Kept.Models.Compile;

namespace Kept.Models;

/// <summary>One node of the project's graph, whatever its kind: a model, seed, snapshot, source, test, unit test or analysis.</summary>
public sealed class ProjectNode
{
    internal ProjectNode(Node node, IEnumerable<string> parents)
    {
        Node = node;
        UniqueId = node.UniqueId;
        Kind = node.Kind;
        Name = node.Name;
        Package = node.Package;
        File = node.File;
        Folders = node.Kind switch
        {
            NodeKind.Snapshot when File.EndsWith(".sql", StringComparison.OrdinalIgnoreCase) => [.. node.Folders, Path.GetFileNameWithoutExtension(File)],
            NodeKind.Snapshot => Below,
            NodeKind.UnitTest => [.. Below, node.Tested!.Name],
            NodeKind.Analysis => ["analysis", .. Below],
            _ => node.Folders,
        };
        Tags = [.. node.Config.ListOf("tags").Select(Jinja.Values.Text.Of)];
        Parents = [.. parents];
    }

    internal ProjectNode(SourceTable source, string package)
    {
        Source = source;
        UniqueId = source.UniqueId;
        Name = source.Name;
        Package = package;
        File = source.File;
        Folders = [.. Below, source.Source];
        Tags = source.Tags;
        Parents = [];
    }

    /// <summary>dbt's name for it, which no other node has: <c>model.kept.dim_patient</c>.</summary>
    public string UniqueId { get; }

    /// <summary>dbt's word for what it is: model, seed, snapshot, source, test, unit_test, analysis.</summary>
    public string ResourceType => Node?.ResourceType ?? "source";

    /// <summary>The name; of a source, its table's.</summary>
    public string Name { get; }

    /// <summary>The project that it is of.</summary>
    public string Package { get; }

    /// <summary>
    /// The project, the folders below the one of its kind, the name: <c>kept.gold.unified_appointments</c>. As in dbt the file stands
    /// before the name of a snapshot in SQL, the model before that of a unit test, <c>analysis</c> before an analysis.
    /// </summary>
    public IReadOnlyList<string> Fqn => [Package, .. Folders, Name];

    /// <summary>The file, as the person would name it: <c>warehouse/models/gold/x.sql</c>.</summary>
    public string File { get; }

    /// <summary>The file below the project's folder: <c>models/gold/x.sql</c>.</summary>
    public string OriginalPath => File[(File.IndexOf('/', StringComparison.Ordinal) + 1)..];

    /// <summary>The properties file that describes it, below the project's folder; null when none does.</summary>
    public string? DescribedIn { get; init; }

    /// <summary>Its tags.</summary>
    public IReadOnlyList<string> Tags { get; }

    /// <summary>The unique ids of what it reads or tests.</summary>
    public IReadOnlyList<string> Parents { get; }

    /// <summary>The source's table; null when it is none.</summary>
    public SourceTable? Source { get; }

    /// <summary>The name that its table or view has; of a test, the name of its stored failures.</summary>
    public string Alias => Node?.Table.Name ?? Source!.Identifier;

    /// <summary>Its settings, as far as the project gives them.</summary>
    public IReadOnlyDictionary<string, object?> Config => HostValue.FromJinja(Node?.Config.Values) as Dictionary<string, object?> ?? [];

    IReadOnlyList<string> Folders { get; }

    /// <summary>The folders that its file is in, below the one of its kind.</summary>
    string[] Below => OriginalPath.Split('/')[1..^1];

    internal NodeKind? Kind { get; }

    /// <summary>What is compiled; null of a source.</summary>
    internal Node? Node { get; }

    /// <summary>How <c>ls</c> names it: what selects it again.</summary>
    public string Selector => ResourceType switch
    {
        "source" => $"source:{string.Join('.', Package, Source!.Source, Name)}",
        "unit_test" => $"unit_test:{Package}.{Name}",
        _ => string.Join('.', Fqn),
    };

    /// <inheritdoc />
    public override string ToString() => UniqueId;
}
