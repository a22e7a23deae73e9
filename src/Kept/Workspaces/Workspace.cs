using Kept.Workspaces.Layers;

namespace Kept.Workspaces;

/// <summary>A directory with a <c>kept.yml</c>: its feeds, its warehouse, and our own bookkeeping.</summary>
public sealed record Workspace
{
    /// <summary>The file that makes a directory a workspace.</summary>
    public const string FileName = "kept.yml";

    /// <summary>The newest layout of a workspace that this program knows.</summary>
    public const int CurrentVersion = 1;

    /// <summary>The workspace's directory, absolute.</summary>
    public required string Root { get; init; }

    /// <summary>The workspace's name; the directory's when kept.yml says none.</summary>
    public required string Name { get; init; }

    /// <summary>The source whose integer ids stay what they are; <c>main</c> when kept.yml says none.</summary>
    public string PrimarySource { get; init; } = "main";

    /// <summary>The warehouse's file, absolute; <c>kept.duckdb</c> in the workspace when kept.yml says none. On a server there is none.</summary>
    public required string WarehousePath { get; init; }

    /// <summary>The server that the warehouse is on; null for the file.</summary>
    public ServerUrl? Server { get; init; }

    /// <summary>The engine's name, by which dbt knows its adapter.</summary>
    public string Engine => Server is null ? "duckdb" : "postgres";

    /// <summary>The name of the database: the server's, or the file's without its ending.</summary>
    public string DatabaseName => Server?.Database ?? Path.GetFileNameWithoutExtension(WarehousePath);

    /// <summary>Variables for the models, as YAML types them: text, long, double, bool, null, list, dictionary.</summary>
    public IReadOnlyDictionary<string, object?> Vars { get; init; } = new Dictionary<string, object?>();

    /// <summary>The most memory the engine may take, for example <c>4GB</c>; null: the engine's own default.</summary>
    public string? MemoryLimit { get; init; }

    /// <summary>The engine's threads; null: one a core.</summary>
    public int? Threads { get; init; }

    /// <summary>Where the events of a run are sent.</summary>
    public LineageSettings Lineage { get; init; } = new();

    /// <summary>What is published as Parquet; null: nothing.</summary>
    public PublishSettings? Publish { get; init; }

    /// <summary>What is done with predictions.</summary>
    public PredictionSettings Prediction { get; init; } = new();

    /// <summary>Our own directory in the workspace: locks, temporary files, run logs.</summary>
    public string InternalsPath => Path.Combine(Root, ".kept");

    /// <summary>The directory of what commands write for people and tools, by dbt's name for it: compiled SQL, artefacts, documents.</summary>
    public string TargetPath { get => field ?? Path.Combine(Root, "target"); init; }

    /// <summary>The directory of the feed definitions.</summary>
    public string FeedsPath => Path.Combine(Root, "feeds");

    /// <summary>The dbt project that is shipped with the program.</summary>
    public static string ShippedProject { get; } = Path.Combine(AppContext.BaseDirectory, "warehouse");

    /// <summary>The workspace's own part of the project, or a whole project of its own; it need not exist.</summary>
    public string OwnProject => Path.Combine(Root, "warehouse");

    /// <summary>
    /// The directories of the dbt project: the one shipped with the program, then the workspace's own <c>warehouse</c> where there is
    /// one. Where that has a <c>dbt_project.yml</c> with a name, it is a whole project and stands alone.
    /// </summary>
    public IReadOnlyList<string> ProjectDirectories => !Directory.Exists(OwnProject) ? [ShippedProject]
        : ProjectPath.IsWhole(OwnProject) ? [OwnProject]
        : [ShippedProject, OwnProject];

    /// <summary>The workspace of a directory: the nearest kept.yml in it or above it.</summary>
    /// <exception cref="ConfigurationException">There is none, or it says something that cannot be meant.</exception>
    public static Workspace Find(string startDirectory)
    {
        var start = Path.GetFullPath(startDirectory);
        for (var directory = start; directory is not null; directory = Path.GetDirectoryName(directory))
        {
            if (File.Exists(Path.Combine(directory, FileName)))
            {
                return Open(directory);
            }
        }

        throw new ConfigurationException(start, 0, $"no {FileName} here or above; run `kept init DIR`");
    }

    /// <summary>The workspace whose kept.yml stands in <paramref name="root"/>.</summary>
    /// <exception cref="ConfigurationException">There is no kept.yml, or it says something that cannot be meant.</exception>
    public static Workspace Open(string root) => WorkspaceReader.Read(Path.GetFullPath(root));

    /// <summary>The absolute path of a path that a person wrote in the workspace.</summary>
    public string Resolve(string path) => Path.GetFullPath(path, Root);

    /// <summary>A path as the person would name it: relative to the workspace when it lies inside.</summary>
    public string Show(string path)
    {
        var relative = Path.GetRelativePath(Root, path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
    }
}
