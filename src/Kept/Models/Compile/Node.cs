using Kept.Models.Jinja;
using Kept.Warehouses;

namespace Kept.Models.Compile;

enum NodeKind
{
    Model,
    Seed,
    Snapshot,
    Test,
    UnitTest,
    Analysis,
}

/// <summary>One text of the project that is rendered: a model, a test, an analysis.</summary>
sealed class Node(NodeKind kind, string name, string file, int line, IReadOnlyList<string> folders, Template template)
{
    public NodeKind Kind => kind;

    public string Name => name;

    /// <summary>The project that it is of.</summary>
    public required string Package { get; init; }

    /// <summary>What a properties file asks for, of a generic test; null for all else.</summary>
    public GenericTest? Generic { get; init; }

    /// <summary>The model that a unit test is of; null for all else.</summary>
    public Node? Tested { get; init; }

    /// <summary>dbt's name for it, which no other node has: <c>model.kept.dim_patient</c>.</summary>
    public string UniqueId => Tested is not null ? $"{ResourceType}.{Package}.{Tested.Name}.{Name}" : Generic is null ? $"{ResourceType}.{Package}.{Name}" : $"{ResourceType}.{Package}.{Name}.{Generic.HashOf(Name)}";

    public string File => file;

    /// <summary>The file below the project's folder: <c>models/gold/x.sql</c>.</summary>
    public string OriginalPath => file[(file.IndexOf('/', StringComparison.Ordinal) + 1)..];

    /// <summary>Where its compiled text goes below the project's folder: of a generic test, a unit test and a snapshot, a file in a folder with its file's name.</summary>
    public string CompiledPath => Generic is not null ? $"{OriginalPath}/{Generic.ShortName}.sql" : kind is NodeKind.Snapshot or NodeKind.UnitTest ? $"{OriginalPath}/{name}.sql" : OriginalPath;

    public int Line => line;

    public IReadOnlyList<string> Folders => folders;

    public Template Template => template;

    /// <summary>Who wrote the text.</summary>
    public Origin Origin { get; init; } = Origin.Workspace;

    public NodeConfig Config { get; } = new(kind);

    public string Description { get; set; } = "";

    /// <summary>Names that this node alone sees: the arguments of a test.</summary>
    public Dictionary<string, object?> Locals { get; } = [];

    /// <summary>Variables of this node alone: a unit test's.</summary>
    public IReadOnlyDictionary<string, object?> Vars { get; init; } = new Dictionary<string, object?>();

    /// <summary>The models that its text refers to.</summary>
    public HashSet<string> References { get; } = [];

    /// <summary>The sources that its text refers to.</summary>
    public HashSet<(string Source, string Table)> Sources { get; } = [];

    /// <summary>The rows of a seed, as its file has them.</summary>
    public string Data { get; init; } = "";

    /// <summary>Where a model's rows are when it is published.</summary>
    public TableName Table { get; set; } = new("", name);

    /// <summary>dbt's word for what it is.</summary>
    public string ResourceType => kind is NodeKind.UnitTest ? "unit_test" : kind.ToString().ToLowerInvariant();

    /// <summary>Whether it stands, as a common table expression, in what refers to it, and is never built.</summary>
    public bool IsEphemeral => kind is NodeKind.Model && Config.TextOf("materialized") == "ephemeral";

    public ModelException Fail(string problem, Exception? inner = null) => new(file, line, 0, problem, null, inner);
}
