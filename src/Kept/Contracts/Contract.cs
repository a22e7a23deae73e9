using Kept.Workspaces;

namespace Kept.Contracts;

/// <summary>The source entities with their columns, types, keys and rules, as the sources of the dbt project state them: the one list of them.</summary>
/// <param name="File">The file that states it.</param>
/// <param name="Entities">The entities, in the order of the file.</param>
public sealed record Contract(string File, IReadOnlyList<Entity> Entities)
{
    /// <summary>
    /// Reads the contract of a dbt project: every source table with <c>config.meta.entity</c> is an entity. A later directory adds
    /// entities, and columns to entities that are known.
    /// </summary>
    /// <param name="projectDirectories">The project's directories, as <see cref="Workspace.ProjectDirectories"/> has them.</param>
    /// <exception cref="ConfigurationException">A file cannot be read, or states something that cannot be meant.</exception>
    public static Contract Load(IReadOnlyList<string> projectDirectories) => ContractReader.Read(SourceFiles.Read(projectDirectories));

    /// <summary>The entity of a name; null when there is none.</summary>
    public Entity? Find(string entity) => Entities.FirstOrDefault(candidate => candidate.Name == entity);

    /// <summary>How fine an entity's grain is: the longest chain of references from it to others. A patient has 0, an appointment 1, a prediction 2.</summary>
    public int Depth(string entity) => Depth(entity, []);

    int Depth(string entity, IReadOnlyList<string> way) => Find(entity) is not { } known || way.Contains(entity) ? -1
        : known.Columns.Where(column => column.References is not null).Select(column => Depth(column.References!, [.. way, entity]) + 1).Append(0).Max();
}
