using Kept.Workspaces;

namespace Kept.OpenLineage;

/// <summary>Names of jobs and datasets, by OpenLineage's rules: of a file its path, of a table database, schema and name.</summary>
sealed class Naming(Workspace workspace, string jobNamespace)
{
    public string Namespace => jobNamespace;

    public string Run => $"{workspace.Name}.run";

    public string Model(string table) => $"{Run}.{table}";

    public string Test(string table) => $"{Run}.{table}.test";

    public string Load(string feed) => $"{Run}.load.{feed}";

    public (string Namespace, string Name) Table(string table) => ($"duckdb://{workspace.WarehousePath}", $"{Path.GetFileNameWithoutExtension(workspace.WarehousePath)}.{table}");

    public (string Namespace, string Name) File(string shown) => ("file", workspace.Resolve(shown));
}
