using Kept.Contracts;
using Kept.Models;
using Kept.Workspaces;

namespace Kept.Cli.Hosting;

/// <summary>Reads a workspace's dbt project.</summary>
static class Project
{
    /// <summary>All of it, for the engine that the warehouse is on.</summary>
    public static ModelProject Load(Workspace workspace) => ModelProject.Load(workspace.ProjectDirectories, workspace.Vars, workspace.Engine);

    public static Contract Contract(Workspace workspace) => Contracts.Contract.Load(workspace.ProjectDirectories);
}
