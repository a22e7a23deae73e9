using Kept.Contracts;
using Kept.Workspaces;

namespace Kept.Cli.Hosting;

/// <summary>Finds the contract in a workspace's dbt project.</summary>
static class Project
{
    public static Contract Contract(Workspace workspace) => Contracts.Contract.Load(workspace.ProjectDirectories);
}
