using Kept.Workspaces;
using Kept.Workspaces.Layers;

namespace Kept.Models.Project;

/// <summary>Packages and other projects that a project needs, which are not supported.</summary>
static class Packages
{
    static readonly string[] Files = ["packages.yml", "dependencies.yml"];

    /// <exception cref="ConfigurationException">One is asked for.</exception>
    public static void Refuse(IEnumerable<string> directories)
    {
        foreach (var path in directories.SelectMany(directory => Files.Select(file => Path.Combine(directory, file))).Where(File.Exists))
        {
            var map = StrictYaml.Load(path, ProjectPath.Show(Path.GetDirectoryName(path)!, path));
            foreach (var key in new[] { "packages", "projects" }.Where(key => map.ItemsOf(key).Count > 0))
            {
                throw map.Error(key, $"'{key}' are not supported; copy what the models need of them into the project, or run dbt for it");
            }
        }
    }
}
