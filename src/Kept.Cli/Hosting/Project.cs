using Kept.Contracts;
using Kept.Workspaces;

namespace Kept.Cli.Hosting;

/// <summary>Finds the contract in a workspace's dbt project.</summary>
static class Project
{
    public static Contract Contract(Workspace workspace)
    {
        var files = workspace.ProjectDirectories.Select(directory => Path.Combine(directory, "models", "staging", "sources.yml"));
        return Contracts.Contract.Load(files.Last(File.Exists));
    }
}
